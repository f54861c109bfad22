package org.customerapi.gateway.forward;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

import org.customerapi.gateway.edge.BufferedBody;
import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;

/**
 * Sends requests on through Jetty's client, which can receive while it still sends; the clients that Spring adapts wait
 * for the end of the request body first, and an import with a long answer would then stand still on both sides.
 */
public final class JettyProxyExchange implements ProxyExchange {

    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final HttpClient client;
    private final Duration readTimeout;

    /**
     * Uses a started client.
     *
     * @param readTimeout how long a part may take to begin its answer, and to fall silent within it
     */
    public JettyProxyExchange(HttpClient client, Duration readTimeout) {
        this.client = client;
        this.readTimeout = readTimeout;
    }

    @Override
    public ServerResponse exchange(Request request) {
        try {
            return once(request);
        } catch (PartFailure failure) {
            if (failure.isWorthRepeating() && REPEATABLE.contains(request.getMethod())) {
                return once(request);
            }
            throw failure;
        }
    }

    private ServerResponse once(Request request) {
        Route route = RouteMatch.routeOf(request.getServerRequest().servletRequest())
                .orElseThrow(() -> new IllegalStateException("only matched requests are forwarded"));
        return route.is(Route.Trait.STREAMED) ? stream(request, route) : send(request, route);
    }

    private ServerResponse send(Request request, Route route) {
        var outgoing = newRequest(request);
        BufferedBody.of(request.getServerRequest().servletRequest())
                .ifPresent(body -> outgoing.body(new BytesRequestContent(contentType(request), body)));
        return new Exchange(outgoing, route).send().within(readTimeout).answer(request, () -> {});
    }

    /** The answer may begin long before the body ends, or only then: silence in both directions is the only limit. */
    private ServerResponse stream(Request request, Route route) {
        Upload upload = new Upload(bodyOf(request), contentType(request));
        Exchange exchange = new Exchange(newRequest(request).body(upload.content()), route).send();
        upload.start();
        try {
            return exchange.withoutLimit().answer(request, upload::finish);
        } catch (PartFailure failed) {
            upload.finish();
            throw failed;
        }
    }

    private org.eclipse.jetty.client.Request newRequest(Request request) {
        return client.newRequest(target(request))
                .method(request.getMethod().name())
                .idleTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .headers(target -> request.getHeaders()
                        .forEach((name, values) -> values.forEach(value -> target.add(name, value))));
    }

    /** As the client wrote it: Spring's URL has the query in another order and another encoding. */
    private static URI target(Request request) {
        URI part = Objects.requireNonNull(request.getUri());
        HttpServletRequest asked = request.getServerRequest().servletRequest();
        String query = asked.getQueryString() == null ? "" : "?" + asked.getQueryString();
        return URI.create(part.getScheme() + "://" + part.getAuthority() + asked.getRequestURI() + query);
    }

    private static @Nullable String contentType(Request request) {
        return request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    }

    private static InputStream bodyOf(Request request) {
        try {
            return request.getServerRequest().servletRequest().getInputStream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
