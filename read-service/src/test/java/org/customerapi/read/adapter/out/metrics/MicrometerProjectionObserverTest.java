package org.customerapi.read.adapter.out.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MicrometerProjectionObserverTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerProjectionObserver observer = new MicrometerProjectionObserver(registry);

    /** The alert on a projection that stands still goes by these counts, so they have to stay where they are. */
    @Test
    void countsNothingThatWasRefused() {
        observer.applied(5, 1, 4);

        assertThat(documents("applied")).isZero();
        assertThat(documents("already_known")).isEqualTo(1);
    }

    @Test
    void bearsDelaysThatNoTimerCanHold() {
        observer.searchableAfter(Duration.between(Instant.parse("0001-01-01T00:00:00Z"), Instant.EPOCH));
        observer.searchableAfter(Duration.ofSeconds(Long.MIN_VALUE));

        Timer delay = registry.get("projection.searchable.delay").timer();
        assertThat(delay.count()).isEqualTo(2);
        assertThat(delay.totalTime(TimeUnit.DAYS)).isEqualTo(1);
    }

    private double documents(String outcome) {
        return registry.get("projection.documents")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
