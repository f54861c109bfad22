package org.customerapi.sink.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: twice as long each time up to a ceiling, less a random part of at most half,
 * so that partitions that failed together do not come back together.
 *
 * @param first the wait after the first failure, at most an hour
 * @param ceiling the longest wait
 */
public record BackOff(Duration first, Duration ceiling) {

    private static final int MOST_DOUBLINGS = 20;

    public BackOff {
        if (first.toMillis() < 1 || first.toHours() > 1 || ceiling.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a back-off: " + first + " up to " + ceiling);
        }
    }

    /**
     * The wait before the attempt that follows.
     *
     * @param attempt the attempt that failed, from 1
     */
    public Duration after(int attempt, RandomGenerator random) {
        long doubled = first.toMillis() << Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
        long longest = Math.min(ceiling.toMillis(), doubled);
        return Duration.ofMillis(longest - random.nextLong(longest / 2 + 1));
    }
}
