package org.customerapi.read.domain;

import java.time.Duration;

/** As many of something are open as this instance bears. */
public final class TooManyAtOnce extends ReadFailure {

    private final Duration retryAfter;

    /** @param retryAfter when a place may come free */
    public TooManyAtOnce(int most, String what, Duration retryAfter) {
        super("There are " + most + " " + what + " open already, which is the limit. Try again later.", null);
        this.retryAfter = retryAfter;
    }

    /** When a place may come free. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
