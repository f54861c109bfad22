package org.customerapi.read.config;

import java.nio.charset.StandardCharsets;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How access tokens are checked: by a shared key, by the keys that the write-service publishes, or by those of an OpenID
 * provider.
 *
 * @param secretKey HS256 key, 32 bytes of UTF-8 or more; empty when there is a provider
 * @param issuerUri the provider; empty when there is a shared key
 * @param jwksUri where the write-service publishes its public keys; empty with a shared key or a provider
 * @param issuer the only accepted {@code iss} of tokens signed with the shared key
 * @param audience has to be among {@code aud}
 */
@ConfigurationProperties("customer-api.jwt")
public record JwtSettings(String secretKey, String issuerUri, String jwksUri, String issuer, String audience) {

    private static final int SHORTEST_KEY = 32;

    public JwtSettings {
        if (issuerUri.isBlank() && jwksUri.isBlank()) {
            requireKey(secretKey);
        }
    }

    /** Whether an OpenID provider is to be asked for keys. */
    public boolean hasProvider() {
        return !issuerUri.isBlank();
    }

    /** Whether the write-service's published keys are to be used. */
    public boolean hasPublishedKeys() {
        return !jwksUri.isBlank();
    }

    /**
     * The shared key's bytes.
     *
     * @throws UnusableSetting when it is missing or short
     */
    public byte[] key() {
        return requireKey(secretKey);
    }

    private static byte[] requireKey(String secretKey) {
        byte[] key = secretKey.getBytes(StandardCharsets.UTF_8);
        if (key.length == 0) {
            throw new UnusableSetting("JWT_SECRET_KEY", "is not set, and neither are JWT_JWKS_URI and JWT_ISSUER_URI");
        }
        if (key.length < SHORTEST_KEY) {
            throw new UnusableSetting("JWT_SECRET_KEY", "has " + key.length + " bytes, HS256 needs 32 or more");
        }
        return key;
    }
}
