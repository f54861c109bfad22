package org.customerapi.sink.application.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.sink.adapter.out.disk.GzipSpool;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.RotationPolicy;
import org.customerapi.sink.testing.InMemoryArchive;
import org.customerapi.sink.testing.LogOfRecords;
import org.customerapi.sink.testing.RecordsOfDescriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RearchivingTest {

    private static final Partition PARTITION = new Partition("events", 3);
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

    private final InMemoryArchive archive = new InMemoryArchive();

    @TempDir
    Path folder;

    @Test
    void fillsARangeWithObjectsOfTheSizeTheyMayHave() {
        rearchive(0, new OffsetRange(0, 2500));
        assertThat(archive.ranges()).containsExactly(range(0, 1000), range(1000, 2000), range(2000, 2500));
    }

    @Test
    void fillsOnlyWhatWasMovedBeforeARetractionBrokeOff() {
        archive.has(PARTITION, HOUR, range(500, 1000));
        rearchive(0, new OffsetRange(0, 1000));
        assertThat(archive.ranges()).containsExactly(range(0, 500), range(500, 1000));
    }

    @Test
    void fillsOnlyTheSidesOfWhatWasPutBackMeanwhile() {
        archive.has(PARTITION, HOUR, range(500, 1000));
        archive.has(PARTITION, HOUR, range(1400, 1500));
        rearchive(0, new OffsetRange(0, 1500));
        assertThat(archive.ranges())
                .containsExactly(range(0, 500), range(500, 1000), range(1000, 1400), range(1400, 1500));
    }

    @Test
    void leavesAloneWhatReachesOverTheBoundsOfTheRange() {
        archive.has(PARTITION, HOUR, range(0, 700));
        archive.has(PARTITION, HOUR, range(900, 1200));
        rearchive(0, new OffsetRange(500, 1000));
        assertThat(archive.ranges()).containsExactly(range(0, 700), range(700, 900), range(900, 1200));
    }

    @Test
    void needsOfKafkaOnlyWhatIsMissing() {
        archive.has(PARTITION, HOUR, range(0, 500));
        rearchive(500, new OffsetRange(0, 1000));
        assertThat(archive.ranges()).containsExactly(range(0, 500), range(500, 1000));
    }

    @Test
    void refusesWhatKafkaNoLongerHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rearchive(500, new OffsetRange(0, 1000)))
                .withMessageContaining("no longer has the whole");
        assertThat(archive.ranges()).isEmpty();
    }

    private void rearchive(long logFirst, OffsetRange range) {
        LogOfRecords log = new LogOfRecords(new LogBounds(logFirst, 5000), HOUR);
        RotationPolicy rotation = new RotationPolicy(1000, 1_000_000, Duration.ofMinutes(5));
        new Rearchiving(new RecordsOfDescriptions(archive), log, log, archive, new GzipSpool(() -> folder, 6), rotation)
                .rearchive(PARTITION, range);
    }

    private static OffsetRange range(long first, long next) {
        return new OffsetRange(first, next);
    }
}
