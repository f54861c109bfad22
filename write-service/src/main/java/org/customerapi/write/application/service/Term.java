package org.customerapi.write.application.service;

import java.time.Duration;

/**
 * A stretch of time in which this instance may relay. Its end is measured from before the lease was asked for, by a
 * clock that also runs while the process is stopped, so it is over here before it is over for others.
 */
final class Term {

    private final long number;
    private final long lengthNanos;
    private long startNanos;

    Term(long number, Duration length, long startNanos) {
        this.number = number;
        this.lengthNanos = length.toNanos();
        this.startNanos = startNanos;
    }

    long number() {
        return number;
    }

    /** The same under another number. */
    Term as(long other) {
        return new Term(other, Duration.ofNanos(lengthNanos), startNanos);
    }

    void renewedAt(long nanos) {
        startNanos = nanos;
    }

    Duration left(long nowNanos) {
        return Duration.ofNanos(lengthNanos - (nowNanos - startNanos));
    }

    boolean isOver(long nowNanos) {
        return nowNanos - startNanos >= lengthNanos;
    }

    boolean isDueForRenewal(long nowNanos) {
        return nowNanos - startNanos >= lengthNanos / 4;
    }
}
