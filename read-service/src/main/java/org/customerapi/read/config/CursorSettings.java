package org.customerapi.read.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

import org.customerapi.tokens.TokenSettings;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How cursors are signed.
 *
 * @param key {@value #MIN_KEY_BYTES} bytes of UTF-8 or more, the same in all instances; empty to take one that follows from the JWT key
 */
@ConfigurationProperties("customer-api.cursor")
public record CursorSettings(String key) {

    private static final int MIN_KEY_BYTES = 32;

    /**
     * The text that signing keys follow from.
     *
     * @throws UnusableSetting when neither this nor a JWT key is set, or this is too short
     */
    public String secretOr(TokenSettings tokens) {
        if (!key.isBlank()) {
            checkLength(key.getBytes(UTF_8).length);
            return key;
        }
        if (tokens.secretKey().isBlank()) {
            throw new UnusableSetting("CURSOR_KEY", "is not set; without JWT_SECRET_KEY it is needed to sign cursors");
        }
        return tokens.secretKey();
    }

    private static void checkLength(int bytes) {
        if (bytes < MIN_KEY_BYTES) {
            throw new UnusableSetting("CURSOR_KEY", "has " + bytes + " bytes; it needs at least " + MIN_KEY_BYTES);
        }
    }
}
