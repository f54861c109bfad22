package org.customerapi.sink.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose access tokens are accepted.
 *
 * @param secretKey HS256 key of our own tokens, 32 bytes or more of UTF-8 text; empty with a provider
 * @param issuerUri an OpenID provider; empty with a key
 * @param jwksUri where the write-service publishes the public keys of our own tokens; empty with a key or a provider
 * @param issuer claim {@code iss} of our own tokens
 * @param audience claim {@code aud} of all tokens
 */
@ConfigurationProperties("jwt")
public record JwtProperties(String secretKey, String issuerUri, String jwksUri, String issuer, String audience) {

    private static final int LEAST_BYTES = 32;

    /** The key, unless a provider's keys are used. */
    Optional<SecretKey> key() {
        if (!issuerUri.isBlank() || hasPublishedKeys()) {
            return Optional.empty();
        }
        byte[] key = secretKey.getBytes(StandardCharsets.UTF_8);
        if (key.length < LEAST_BYTES) {
            throw new MissingSettingException(
                    "JWT_SECRET_KEY",
                    "a secret of 32 bytes or more, unless JWT_JWKS_URI or JWT_ISSUER_URI names where keys are");
        }
        return Optional.of(new SecretKeySpec(key, "HmacSHA256"));
    }

    /** Whether the write-service's published keys are to be used. */
    boolean hasPublishedKeys() {
        return issuerUri.isBlank() && !jwksUri.isBlank();
    }

    /** The expected claim {@code iss}. */
    String expectedIssuer() {
        return issuerUri.isBlank() ? issuer : issuerUri;
    }
}
