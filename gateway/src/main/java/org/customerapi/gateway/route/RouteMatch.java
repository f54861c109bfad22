package org.customerapi.gateway.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/** What the route set says to one request; worked out once and kept with the request. */
public sealed interface RouteMatch {

    /** A route takes the request. */
    record Found(Route route) implements RouteMatch {}

    /** The path is known, but not with this method. */
    record WrongMethod(List<String> allowed) implements RouteMatch {}

    /** No route has this path. */
    record Unknown() implements RouteMatch {}

    /** The match of a request. */
    static RouteMatch of(HttpServletRequest request) {
        String attribute = RouteMatch.class.getName();
        if (request.getAttribute(attribute) instanceof RouteMatch known) {
            return known;
        }
        RouteMatch match = find(request.getMethod(), path(request));
        request.setAttribute(attribute, match);
        return match;
    }

    /** The route of a request, when there is one. */
    static Optional<Route> routeOf(HttpServletRequest request) {
        return of(request) instanceof Found(Route route) ? Optional.of(route) : Optional.empty();
    }

    /** Looks a method and a path up in the route set. */
    static RouteMatch find(String method, PathContainer path) {
        List<String> allowed = new ArrayList<>();
        for (Route route : RouteSet.routes()) {
            if (route.takes(path)) {
                if (route.methods().contains(method)) {
                    return new Found(route);
                }
                allowed.addAll(route.allowed());
            }
        }
        return allowed.isEmpty()
                ? new Unknown()
                : new WrongMethod(allowed.stream().distinct().sorted().toList());
    }

    private static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.parse(request).pathWithinApplication();
    }
}
