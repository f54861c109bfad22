package org.customerapi.read.domain;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, open at either end where nothing is given.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {

    /** All of time. */
    public static final TimeRange ALWAYS = new TimeRange(null, null);

    /** Whether this leaves nothing out. */
    public boolean isUnbounded() {
        return from == null && to == null;
    }
}
