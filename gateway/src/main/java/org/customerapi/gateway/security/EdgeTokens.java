package org.customerapi.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

import org.customerapi.gateway.route.Access;
import org.customerapi.gateway.route.RouteMatch;

/**
 * Finds the access token of a request: in the Authorization header only, and of a bearable length. Routes that are open
 * to all do not look for one, so that an old token never keeps anyone from signing in; health does, for its details.
 */
final class EdgeTokens implements BearerTokenResolver {

    /** Longer ones are refused before anything is decoded. */
    static final int MAX_LENGTH = 4096;

    private static final String HEALTH = "/health";

    private final BearerTokenResolver header;

    EdgeTokens(BearerTokenResolver header) {
        this.header = header;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (isOpen(request)) {
            return null;
        }
        String token = header.resolve(request);
        if (token != null && token.length() > MAX_LENGTH) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("The access token is too long"));
        }
        return token;
    }

    private static boolean isOpen(HttpServletRequest request) {
        return RouteMatch.routeOf(request)
                .map(route -> route.access() == Access.OPEN && !route.template().equals(HEALTH))
                .orElse(true);
    }
}
