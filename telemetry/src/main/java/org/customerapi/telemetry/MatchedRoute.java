package org.customerapi.telemetry;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** The route that Spring MVC has found for a request. */
public final class MatchedRoute {

    private MatchedRoute() {}

    /** Its template, its variables unresolved; {@code null} before there is one, and where none fits. */
    public static @Nullable String of(HttpServletRequest request) {
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return template == null ? null : template.toString();
    }
}
