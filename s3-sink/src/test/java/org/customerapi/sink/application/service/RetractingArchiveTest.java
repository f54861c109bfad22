package org.customerapi.sink.application.service;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.sink.adapter.out.disk.GzipSpool;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Retraction;
import org.customerapi.sink.domain.RotationPolicy;
import org.customerapi.sink.testing.AsideInMemory;
import org.customerapi.sink.testing.InMemoryArchive;
import org.customerapi.sink.testing.LogOfRecords;
import org.customerapi.sink.testing.RecordsOfDescriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetractingArchiveTest {

    private static final Partition PARTITION = new Partition("events", 3);
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

    private final InMemoryArchive archive = new InMemoryArchive();
    private final AsideInMemory aside = new AsideInMemory(archive);

    @TempDir
    Path folder;

    @Test
    void putsBackWhatItMovedAside() {
        archive.has(PARTITION, HOUR, range(0, 10));
        archive.has(PARTITION, HOUR, range(10, 20));
        Retraction retraction = tool().retract(PARTITION, range(0, 20), "tester", "a mistake");
        assertThat(archive.ranges()).isEmpty();
        assertThat(tool().undo(retraction.id()).undoneAt()).isEqualTo(HOUR);
        assertThat(archive.ranges()).containsExactly(range(0, 10), range(10, 20));
        assertThat(archive.completed())
                .containsExactlyInAnyOrder(new ObjectName(PARTITION, HOUR, 0), new ObjectName(PARTITION, HOUR, 10));
    }

    @Test
    void stopsPuttingBackWhereTheRangeIsArchivedAgainMeanwhile() {
        archive.has(PARTITION, HOUR, range(0, 10));
        archive.has(PARTITION, HOUR, range(10, 20));
        Retraction retraction = tool().retract(PARTITION, range(0, 20), "tester", "a mistake");
        aside.afterNextMove(() -> archive.has(PARTITION, HOUR, range(10, 15)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tool().undo(retraction.id()))
                .withMessageContaining("were archived again");
        assertThat(archive.ranges()).containsExactly(range(0, 10), range(10, 15));
    }

    private RetractingArchive tool() {
        RecordsOfDescriptions catalogue = new RecordsOfDescriptions(archive);
        LogOfRecords log = new LogOfRecords(new LogBounds(0, 5000), HOUR);
        RotationPolicy rotation = new RotationPolicy(1000, 1_000_000, Duration.ofMinutes(5));
        Rearchiving again = new Rearchiving(catalogue, log, log, archive, new GzipSpool(() -> folder, 6), rotation);
        return new RetractingArchive(catalogue, aside, again, Clock.fixed(HOUR, ZoneOffset.UTC));
    }

    private static OffsetRange range(long first, long next) {
        return new OffsetRange(first, next);
    }
}
