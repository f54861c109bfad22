package org.customerapi.sink.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SteadyTimeTest {

    private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void goesOnFromWhereItBeganAtItsOwnPace() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
        SteadyTime time = new SteadyTime(BEGUN, nanos::get);
        assertThat(time.instant()).isEqualTo(BEGUN);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(time.instant()).isEqualTo(BEGUN.plus(Duration.ofMinutes(5)));
    }

    @Test
    void tellsTheTimeOfItsClock() {
        Clock clock = Clock.systemUTC();
        Instant before = clock.instant();
        assertThat(SteadyTime.from(clock).instant())
                .isBetween(before, clock.instant().plusMillis(1));
    }
}
