package org.customerapi.tokens;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Looks for no token where none is needed, so that an old one keeps nobody from logging in, or from refreshing it: Spring
 * Security refuses whoever sends one that is not good, wherever.
 *
 * @param open requests that anyone may make
 * @param others finds the tokens of the others
 */
public record TokensWhereNeeded(RequestMatcher open, BearerTokenResolver others) implements BearerTokenResolver {

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return open.matches(request) ? null : others.resolve(request);
    }
}
