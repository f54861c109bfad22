package org.customerapi.tokens;

import java.nio.charset.StandardCharsets;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose access tokens are taken: those of an OpenID provider, else our own, signed by key pairs that the write-service
 * publishes, else our own, signed with a secret (HS256).
 *
 * @param secretKey at least {@value #MIN_KEY_BYTES} bytes of UTF-8; not looked at with a provider or published keys
 * @param issuerUri the provider; empty for our own tokens
 * @param jwksUri where the write-service publishes its public keys; empty with a secret
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
            int length = bytes(secretKey).length;
            if (length == 0) {
                throw new UnusableTokenSetting(
                        "JWT_SECRET_KEY is not set, and neither are JWT_JWKS_URI and JWT_ISSUER_URI.");
            }
            if (length < MIN_KEY_BYTES) {
                throw new UnusableTokenSetting(
                        "JWT_SECRET_KEY has " + length + " bytes; it needs at least " + MIN_KEY_BYTES + ".");
            }
        }
    }

    boolean hasProvider() {
        return !issuerUri.isBlank();
    }

    boolean hasPublishedKeys() {
        return !jwksUri.isBlank();
    }

    /** The {@code iss} that every token must have. */
    String expectedIssuer() {
        return hasProvider() ? issuerUri : issuer;
    }

    SecretKey key() {
        return new SecretKeySpec(bytes(secretKey), "HmacSHA256");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
        return "TokenSettings[issuerUri=" + issuerUri + ", jwksUri=" + jwksUri + ", issuer=" + issuer + ", audience="
                + audience + "]";
    }
}
