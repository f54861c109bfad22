package org.customerapi.sink.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that only goes forward, at its own pace, whatever a clock is set to meanwhile; for what is due some time from now.
 * It tells the clock's time until somebody sets that.
 */
public final class SteadyTime implements InstantSource {

    private final Instant begun;
    private final LongSupplier nanos;
    private final long start;

    SteadyTime(Instant begun, LongSupplier nanos) {
        this.begun = begun;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** Time that goes on from what the clock says now. */
    public static SteadyTime from(Clock clock) {
        return new SteadyTime(clock.instant(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        return begun.plusNanos(nanos.getAsLong() - start);
    }
}
