package org.customerapi.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes access tokens, good ones and bad ones, without the library that checks them. */
public final class Tokens {

    public static final String SECRET = "test-secret-of-more-than-32-bytes-length";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Clock CLOCK = Clock.systemUTC();

    private Tokens() {}

    /** A good token with these scopes. */
    public static String with(String... scopes) {
        return signed(Map.of("alg", "HS256", "typ", "JWT"), claims(String.join(" ", scopes)), SECRET);
    }

    /** The claims of a good token; the map may be changed. */
    public static Map<String, Object> claims(String scope) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", "customer-api");
        claims.put("aud", "customer-api");
        claims.put("sub", "alice");
        claims.put("scope", scope);
        claims.put("iat", secondsFromNow(0));
        claims.put("exp", secondsFromNow(3600));
        return claims;
    }

    /** A good token, but for one claim; null takes the claim out. */
    public static String but(String claim, @Nullable Object value) {
        Map<String, Object> claims = claims("customers:read customers:write customers:admin");
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return signed(Map.of("alg", "HS256", "typ", "JWT"), claims, SECRET);
    }

    public static long secondsFromNow(long seconds) {
        return CLOCK.instant().getEpochSecond() + seconds;
    }

    /** Any header and claims, signed by HS256 whatever the header says. */
    public static String signed(Map<String, ?> header, Map<String, ?> claims, String secret) {
        String text = encoded(header) + "." + encoded(claims);
        return text + "." + BASE64.encodeToString(hmac(text, secret));
    }

    /** Any header and claims, without a signature. */
    public static String unsigned(Map<String, ?> header, Map<String, ?> claims) {
        return encoded(header) + "." + encoded(claims) + ".";
    }

    private static String encoded(Map<String, ?> part) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(part));
    }

    private static byte[] hmac(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
