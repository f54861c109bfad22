package org.customerapi.gateway.testing;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.customerapi.localstack.hostile.SignedTokens;

/** Access tokens for the gateway of a test. */
public final class Tokens {

    public static final String SECRET = "test-secret-of-more-than-32-bytes-length";

    private static final SignedTokens TOKENS = new SignedTokens(SECRET);

    private Tokens() {}

    /** A good token with these scopes. */
    public static String with(String... scopes) {
        return TOKENS.with(scopes);
    }

    /** The claims of a good token; the map may be changed. */
    public static Map<String, Object> claims(String scope) {
        return SignedTokens.claims(scope);
    }

    /** A good token, but for one claim; null takes the claim out. */
    public static String but(String claim, @Nullable Object value) {
        return TOKENS.but(claim, value);
    }

    public static long secondsFromNow(long seconds) {
        return SignedTokens.secondsFromNow(seconds);
    }

    /** Any header and claims, signed by HS256 whatever the header says. */
    public static String signed(Map<String, ?> header, Map<String, ?> claims, String secret) {
        return new SignedTokens(secret).signed(header, claims);
    }

    /** Any header and claims, without a signature. */
    public static String unsigned(Map<String, ?> header, Map<String, ?> claims) {
        return SignedTokens.unsigned(header, claims);
    }
}
