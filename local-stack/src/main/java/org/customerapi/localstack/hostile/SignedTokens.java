package org.customerapi.localstack.hostile;

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

/**
 * Makes access tokens, good ones and bad ones, without the library that checks them.
 *
 * @param secret that the checking side has
 */
public record SignedTokens(String secret) {

    private static final Map<String, String> HS256 = Map.of("alg", "HS256", "typ", "JWT");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Clock CLOCK = Clock.systemUTC();

    /** A good token with these scopes. */
    public String with(String... scopes) {
        return signed(HS256, claims(String.join(" ", scopes)));
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

    /** A good token with all scopes, but for one claim; null takes the claim out. */
    public String but(String claim, @Nullable Object value) {
        Map<String, Object> claims = claims("customers:read customers:write customers:admin");
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return signed(HS256, claims);
    }

    public static long secondsFromNow(long seconds) {
        return CLOCK.instant().getEpochSecond() + seconds;
    }

    /** Any header and claims, signed by HS256 whatever the header says. */
    public String signed(Map<String, ?> header, Map<String, ?> claims) {
        String text = encoded(header) + "." + encoded(claims);
        return text + "." + BASE64.encodeToString(hmac(text));
    }

    /** Any header and claims, without a signature. */
    public static String unsigned(Map<String, ?> header, Map<String, ?> claims) {
        return encoded(header) + "." + encoded(claims) + ".";
    }

    private static String encoded(Map<String, ?> part) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(part));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
