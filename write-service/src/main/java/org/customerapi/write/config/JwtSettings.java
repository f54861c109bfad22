package org.customerapi.write.config;

import java.nio.charset.StandardCharsets;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who signs access tokens, and how.
 *
 * @param secretKey HS256 key as text, 32 bytes or more; empty when something else signs and nothing signed by it is out
 * @param privateKeys key pairs, inline or as the path of a file; when there are any, the first signs
 * @param issuerUri an OpenID provider; empty when this service signs
 * @param issuer {@code iss} of this service's own tokens
 * @param audience {@code aud} of tokens that are taken
 */
@ConfigurationProperties("customerapi.jwt")
public record JwtSettings(String secretKey, String privateKeys, String issuerUri, String issuer, String audience) {

    private static final int MIN_KEY_BYTES = 32;

    public JwtSettings {
        if (issuerUri.isBlank()) {
            if (secretKey.isBlank() && privateKeys.isBlank()) {
                throw refused("None of JWT_SECRET_KEY, JWT_PRIVATE_KEYS and JWT_ISSUER_URI is set");
            }
            if (!secretKey.isBlank() && secretKey.getBytes(StandardCharsets.UTF_8).length < MIN_KEY_BYTES) {
                throw refused("JWT_SECRET_KEY is shorter than " + MIN_KEY_BYTES + " bytes");
            }
        }
    }

    private static InvalidSettings refused(String why) {
        return new InvalidSettings(
                why,
                "Set JWT_SECRET_KEY to a random text of at least " + MIN_KEY_BYTES
                        + " bytes, JWT_PRIVATE_KEYS to key pairs, or JWT_ISSUER_URI to an OpenID provider");
    }

    public boolean hasOutsideIssuer() {
        return !issuerUri.isBlank();
    }

    /** The {@code iss} of tokens that are taken. */
    public String expectedIssuer() {
        return hasOutsideIssuer() ? issuerUri : issuer;
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "JwtSettings[issuer=" + issuer + "]";
    }
}
