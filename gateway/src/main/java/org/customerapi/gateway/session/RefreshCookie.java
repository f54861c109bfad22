package org.customerapi.gateway.session;

import java.time.Duration;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie with the refresh token: for this site, this path and no script, and over TLS only where there is TLS. */
final class RefreshCookie {

    private static final String NAME = "refresh";
    private static final String PATH = "/session";
    private static final Duration LIFE = Duration.ofDays(30);

    private RefreshCookie() {}

    static String holding(String token, HttpServletRequest request) {
        return cookie(token, LIFE, request);
    }

    static String expired(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    /** The token that came with a request; null when there is none. */
    static @Nullable String of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private static String cookie(String value, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .path(PATH)
                .maxAge(life)
                .build()
                .toString();
    }
}
