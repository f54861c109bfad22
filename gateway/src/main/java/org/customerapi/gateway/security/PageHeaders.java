package org.customerapi.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** The content security policy: pages load from here only and run no inline script; data is no page at all. */
final class PageHeaders implements HeaderWriter {

    private static final String HEADER = "Content-Security-Policy";
    private static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String API_DOCS = PAGES.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            response.setHeader(HEADER, policy(request.getRequestURI()));
        }
    }

    private static String policy(String path) {
        if (path.startsWith("/apidocs")) {
            return API_DOCS;
        }
        return path.equals("/") || path.startsWith("/app/") ? PAGES : DATA;
    }
}
