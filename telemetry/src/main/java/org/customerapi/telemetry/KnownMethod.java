package org.customerapi.telemetry;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/** The methods of HTTP by which requests are told apart; any other word would be a series, or a name, of its own. */
final class KnownMethod {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private KnownMethod() {}

    /** A request's method, or the word for all that are not known. */
    static String of(HttpServletRequest request, String other) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : other;
    }
}
