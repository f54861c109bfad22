package org.customerapi.localstack.hostile;

import java.util.Map;

/** The tokens that the list of hostile requests names. */
final class HostileTokens {

    private static final String READ = "customers:read";
    private static final String WRITE = "customers:write";
    private static final String ADMIN = "customers:admin";

    private HostileTokens() {}

    static Map<String, String> byName(SignedTokens tokens) {
        Map<String, Object> claims = SignedTokens.claims(READ + " " + WRITE + " " + ADMIN);
        Map<String, Object> expired = SignedTokens.claims(READ);
        expired.put("iat", SignedTokens.secondsFromNow(-7200));
        expired.put("exp", SignedTokens.secondsFromNow(-3600));
        return Map.ofEntries(
                Map.entry("all", tokens.with(READ, WRITE, ADMIN)),
                Map.entry("read", tokens.with(READ)),
                Map.entry("write", tokens.with(WRITE)),
                Map.entry("admin", tokens.with(ADMIN)),
                Map.entry("garbage", "ey.garbage.x"),
                Map.entry("alg-none", SignedTokens.unsigned(Map.of("alg", "none"), claims)),
                Map.entry(
                        "other-key",
                        new SignedTokens("another-secret-of-32-bytes-or-more").signed(Map.of("alg", "HS256"), claims)),
                Map.entry("rs256", tokens.signed(Map.of("alg", "RS256"), claims)),
                Map.entry("expired", tokens.signed(Map.of("alg", "HS256"), expired)),
                Map.entry("other-audience", tokens.but("aud", "another-api")),
                Map.entry("other-issuer", tokens.but("iss", "another-issuer")));
    }
}
