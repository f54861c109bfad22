package org.customerapi.read.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

import org.customerapi.tokens.TokenSettings;

/**
 * How cursors are signed.
 *
 * @param key the same in all instances; empty to take one that follows from the JWT key
 */
@ConfigurationProperties("customer-api.cursor")
public record CursorSettings(String key) {

    /**
     * The text that signing keys follow from.
     *
     * @throws UnusableSetting when neither this nor a JWT key is set
     */
    public String secretOr(TokenSettings tokens) {
        if (!key.isBlank()) {
            return key;
        }
        if (tokens.secretKey().isBlank()) {
            throw new UnusableSetting("CURSOR_KEY", "is not set; without JWT_SECRET_KEY it is needed to sign cursors");
        }
        return tokens.secretKey();
    }
}
