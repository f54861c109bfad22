package org.customerapi.write.domain.user;

import java.time.Duration;

/** Too many logins failed lately; the password was not looked at. */
public final class TooManyAttempts extends UserRejection {

    private final Duration retryAfter;

    /**
     * Refuses an attempt.
     *
     * @param retryAfter when one will be looked at again
     */
    public TooManyAttempts(Duration retryAfter) {
        super("Too many logins failed; wait before the next one");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
