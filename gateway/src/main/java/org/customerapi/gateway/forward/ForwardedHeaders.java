package org.customerapi.gateway.forward;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

import org.customerapi.contracts.ApiHeaders;
import org.customerapi.web.RequestId;

/**
 * Readies the headers of a request for the parts: its id is set, and what only concerns the connection to the client,
 * or what only the gateway may say, is taken out.
 */
public final class ForwardedHeaders implements HttpHeadersFilter.RequestHttpHeadersFilter {

    private static final List<String> DROPPED = List.of(
            HttpHeaders.EXPECT,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.COOKIE,
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Real-IP");

    @Override
    public HttpHeaders apply(HttpHeaders input, ServerRequest request) {
        HttpServletRequest servlet = request.servletRequest();
        HttpHeaders headers = HttpHeaders.copyOf(input);
        DROPPED.forEach(headers::remove);
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
