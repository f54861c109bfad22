package org.customerapi.write.config;

import java.nio.charset.StandardCharsets;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who signs access tokens.
 *
 * @param secretKey HS256 key as text, 32 bytes or more; empty when an outside provider signs
 * @param issuerUri an OpenID provider; empty when this service signs
 * @param issuer {@code iss} of this service's own tokens
 * @param audience {@code aud} of tokens that are taken
 */
@ConfigurationProperties("customerapi.jwt")
public record JwtSettings(String secretKey, String issuerUri, String issuer, String audience) {

    private static final int MIN_KEY_BYTES = 32;

    public JwtSettings {
        if (issuerUri.isBlank() && secretKey.getBytes(StandardCharsets.UTF_8).length < MIN_KEY_BYTES) {
            throw new InvalidSettings(
                    secretKey.isBlank()
                            ? "Neither JWT_SECRET_KEY nor JWT_ISSUER_URI is set"
                            : "JWT_SECRET_KEY is shorter than " + MIN_KEY_BYTES + " bytes",
                    "Set JWT_SECRET_KEY to a random text of at least " + MIN_KEY_BYTES
                            + " bytes, or JWT_ISSUER_URI to an OpenID provider");
        }
    }

    public boolean hasOutsideIssuer() {
        return !issuerUri.isBlank();
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "JwtSettings[issuer=" + issuer + "]";
    }
}
