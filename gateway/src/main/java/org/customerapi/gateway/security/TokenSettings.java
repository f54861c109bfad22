package org.customerapi.gateway.security;

import java.nio.charset.StandardCharsets;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose access tokens are taken: our own, signed with a secret (HS256) or by key pairs that the write-service publishes, or
 * those of an OpenID provider.
 *
 * @param secretKey at least {@value #MIN_KEY_BYTES} bytes; empty with a provider
 * @param issuerUri the provider; empty with a secret
 * @param jwksUri where the write-service publishes its public keys; empty with a secret or a provider
 * @param issuer the {@code iss} of our own tokens
 * @param audience the {@code aud} that every token must have
 */
@ConfigurationProperties("jwt")
public record TokenSettings(
        @DefaultValue("") String secretKey,
        @DefaultValue("") String issuerUri,
        @DefaultValue("") String jwksUri,
        String issuer,
        String audience) {

    static final int MIN_KEY_BYTES = 32;

    public TokenSettings {
        if (issuerUri.isBlank() && jwksUri.isBlank()) {
            int length = secretKey.getBytes(StandardCharsets.UTF_8).length;
            if (length == 0) {
                throw new UnusableSetting("JWT_SECRET_KEY, JWT_JWKS_URI or JWT_ISSUER_URI must be set");
            }
            if (length < MIN_KEY_BYTES) {
                throw new UnusableSetting(
                        "JWT_SECRET_KEY has " + length + " bytes; it needs at least " + MIN_KEY_BYTES);
            }
        }
    }

    boolean hasProvider() {
        return !issuerUri.isBlank();
    }

    boolean hasPublishedKeys() {
        return !jwksUri.isBlank();
    }

    SecretKey key() {
        return new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
        return "TokenSettings[issuerUri=" + issuerUri + ", issuer=" + issuer + ", audience=" + audience + "]";
    }
}
