package org.customerapi.gateway.session;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a request comes from our own page. Another site can make a browser send the cookie, but not this header, which
 * needs a preflight; and a browser that knows it says itself where the request comes from.
 */
final class OwnPage {

    private static final String MARK = "X-Requested-With";

    private OwnPage() {}

    static boolean sent(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return request.getHeader(MARK) != null && (site == null || site.equals("same-origin"));
    }
}
