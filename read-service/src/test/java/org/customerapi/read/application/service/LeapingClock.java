package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Each look at it costs time. */
final class LeapingClock extends Clock {

    private Duration leap = Duration.ZERO;
    private Instant now = Instant.EPOCH;
    private Instant due = Instant.MAX;
    private Runnable event = () -> {};

    void leap(Duration atEachLook) {
        leap = atEachLook;
    }

    /** Lets this happen once so much later. */
    void in(Duration later, Runnable what) {
        due = now.plus(later);
        event = what;
    }

    @Override
    public Instant instant() {
        now = now.plus(leap);
        if (now.isAfter(due)) {
            due = Instant.MAX;
            event.run();
        }
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
