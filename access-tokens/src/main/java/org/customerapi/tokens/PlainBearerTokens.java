package org.customerapi.tokens;

import java.util.BitSet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token out of the Authorization header (RFC 6750) as Spring Security does, which matches all of it with a regular
 * expression. A JWT in its usual form needs none; whatever looks otherwise is left to Spring Security.
 */
final class PlainBearerTokens implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    /** Letters of base64url (RFC 4648, section 5), and the dots between the parts of a JWT. */
    private static final BitSet OF_JWT = new BitSet();

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
                .chars()
                .forEach(OF_JWT::set);
    }

    private final BearerTokenResolver others = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && isPlain(given) ? given.substring(SCHEME.length()) : others.resolve(request);
    }

    private static boolean isPlain(String given) {
        if (!given.startsWith(SCHEME) || given.length() == SCHEME.length()) {
            return false;
        }
        for (int i = SCHEME.length(); i < given.length(); i++) {
            if (!OF_JWT.get(given.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
