package org.customerapi.write.domain.user;

import java.time.Duration;

/**
 * What a login gives.
 *
 * @param accessToken a JWT, for each request
 * @param refreshToken opaque, for new tokens; good for one use
 * @param expiresIn how long the access token lasts
 */
public record Tokens(String accessToken, String refreshToken, Duration expiresIn) {

    /** Shows no token. */
    @Override
    public String toString() {
        return "Tokens[expiresIn=" + expiresIn + "]";
    }
}
