package org.customerapi.sink.adapter.out.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

import static org.assertj.core.api.Assertions.assertThat;

class MicrometerArchiveMeterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerArchiveMeter meter = new MicrometerArchiveMeter(registry);

    @Test
    void countsAChangeThatClaimsTheZeroTimeOfItsLanguageAsADayOld() {
        meter.stored(object(), Duration.between(Instant.parse("0001-01-01T00:00:00Z"), NOW));
        assertThat(registry.get("archive.delay").timer().totalTime(TimeUnit.HOURS))
                .isEqualTo(24);
    }

    @Test
    void countsAChangeThatClaimsTheFutureAsNew() {
        meter.stored(object(), Duration.between(NOW.plusSeconds(60), NOW));
        assertThat(registry.get("archive.delay").timer().count()).isEqualTo(1);
        assertThat(registry.get("archive.delay").timer().totalTime(TimeUnit.HOURS))
                .isZero();
    }

    private static ArchivedObject object() {
        ObjectName name = new ObjectName(new Partition("events", 0), NOW, 0);
        return new ArchivedObject(name, new OffsetRange(0, 1), 1, 1, "any");
    }
}
