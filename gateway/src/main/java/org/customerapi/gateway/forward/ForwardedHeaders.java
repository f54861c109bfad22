package org.customerapi.gateway.forward;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

import org.customerapi.contracts.ApiHeaders;
import org.customerapi.gateway.route.Access;
import org.customerapi.gateway.route.RouteMatch;
import org.customerapi.web.RequestId;

/**
 * The headers of a request as a part gets them: its id is set, and what only concerns the connection to the client (RFC 9110,
 * section 7.6.1), or what only the gateway may say, is left out. All of it in one pass, since each filter copies all headers.
 */
public final class ForwardedHeaders implements HttpHeadersFilter.RequestHttpHeadersFilter {

    /** In lower case. */
    private static final Set<String> DROPPED = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "content-length",
            "cookie",
            "forwarded",
            "x-real-ip");

    /** Nobody looks at it where none is needed. */
    private static final String AUTHORIZATION = "authorization";

    private static final String FORWARDED = "x-forwarded-";

    @Override
    public HttpHeaders apply(HttpHeaders input, ServerRequest request) {
        HttpServletRequest servlet = request.servletRequest();
        List<String> ofConnection = input.getConnection();
        boolean open = RouteMatch.routeOf(servlet)
                .filter(route -> route.access() == Access.OPEN)
                .isPresent();
        HttpHeaders headers = new HttpHeaders();
        input.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean staysHere = DROPPED.contains(lower)
                    || (open && lower.equals(AUTHORIZATION))
                    || lower.startsWith(FORWARDED)
                    || ofConnection.stream().anyMatch(lower::equalsIgnoreCase);
            if (!staysHere) {
                headers.addAll(name, values);
            }
        });
        String id = RequestId.of(servlet);
        if (id != null) {
            headers.set(ApiHeaders.REQUEST_ID, id);
        }
        headers.set("X-Forwarded-For", servlet.getRemoteAddr());
        headers.set("X-Forwarded-Proto", servlet.getScheme());
        headers.set("X-Forwarded-Host", servlet.getServerName());
        headers.set("X-Forwarded-Port", Integer.toString(servlet.getServerPort()));
        return headers;
    }
}
