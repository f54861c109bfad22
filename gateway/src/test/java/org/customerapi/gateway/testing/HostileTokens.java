package org.customerapi.gateway.testing;

import java.util.Map;

import org.customerapi.contracts.Scopes;

/** The tokens that the list of hostile requests names. */
final class HostileTokens {

    private HostileTokens() {}

    static Map<String, String> byName() {
        Map<String, Object> claims = Tokens.claims(Scopes.READ + " " + Scopes.WRITE + " " + Scopes.ADMIN);
        Map<String, Object> expired = Tokens.claims(Scopes.READ);
        expired.put("iat", Tokens.secondsFromNow(-7200));
        expired.put("exp", Tokens.secondsFromNow(-3600));
        return Map.ofEntries(
                Map.entry("all", Tokens.with(Scopes.READ, Scopes.WRITE, Scopes.ADMIN)),
                Map.entry("read", Tokens.with(Scopes.READ)),
                Map.entry("write", Tokens.with(Scopes.WRITE)),
                Map.entry("admin", Tokens.with(Scopes.ADMIN)),
                Map.entry("garbage", "ey.garbage.x"),
                Map.entry("alg-none", Tokens.unsigned(Map.of("alg", "none"), claims)),
                Map.entry(
                        "other-key",
                        Tokens.signed(Map.of("alg", "HS256"), claims, "another-secret-of-32-bytes-or-more")),
                Map.entry("rs256", Tokens.signed(Map.of("alg", "RS256"), claims, Tokens.SECRET)),
                Map.entry("expired", Tokens.signed(Map.of("alg", "HS256"), expired, Tokens.SECRET)),
                Map.entry("other-audience", Tokens.but("aud", "another-api")),
                Map.entry("other-issuer", Tokens.but("iss", "another-issuer")));
    }
}
