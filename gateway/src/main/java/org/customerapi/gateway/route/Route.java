package org.customerapi.gateway.route;

import java.util.List;
import java.util.Set;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the route set.
 *
 * @param methods the HTTP methods it takes
 * @param pattern the path, for example {@code /v1/customers/{id}}
 * @param part who answers
 * @param access who may ask
 * @param traits what else sets it apart
 */
public record Route(Set<String> methods, PathPattern pattern, Part part, Access access, Set<Trait> traits) {

    /** What sets a route apart from the others. */
    public enum Trait {
        /** The body may be of any size and is passed on as it comes. */
        STREAMED,
        /** The answer comes bit by bit while the part works for long; each bit is passed on at once, whatever its type. */
        TRICKLING,
        /** Requests are counted by client address, since there is no token yet. */
        LIMITED_BY_ADDRESS
    }

    /** Methods that change nothing. */
    public static final Set<String> READING = Set.of("GET", "HEAD");

    public Route {
        methods = Set.copyOf(methods);
        traits = Set.copyOf(traits);
    }

    /** A route for GET, and for HEAD with it. */
    static Route get(String path, Part part, Access access) {
        return new Route(READING, parse(path), part, access, Set.of());
    }

    /** A route for one method. */
    static Route on(String method, String path, Part part, Access access, Trait... traits) {
        return new Route(Set.of(method), parse(path), part, access, Set.of(traits));
    }

    /** A route for a whole subtree, whatever the method. */
    static Route tree(String path, Part part, Access access, Trait... traits) {
        Set<String> all = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        return new Route(all, parse(path + "/**"), part, access, Set.of(traits));
    }

    /** The path with its variables unresolved; safe to use as a metric tag. */
    public String template() {
        return pattern.getPatternString();
    }

    /** Whether a part behind the gateway answers. */
    public boolean isForwarded() {
        return part != Part.GATEWAY;
    }

    /** Whether this route has the trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    boolean takes(PathContainer path) {
        return pattern.matches(path);
    }

    /** Methods in a stable order, for the {@code Allow} header. */
    List<String> allowed() {
        return methods.stream().sorted().toList();
    }

    private static PathPattern parse(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
