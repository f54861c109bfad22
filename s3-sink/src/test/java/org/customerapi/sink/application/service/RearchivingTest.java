package org.customerapi.sink.application.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.sink.adapter.out.disk.GzipSpool;
import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.RotationPolicy;
import org.customerapi.sink.testing.InMemoryArchive;
import org.customerapi.sink.testing.LogOfRecords;
import org.customerapi.sink.testing.RecordsOfDescriptions;
import org.customerapi.sink.testing.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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

    /** Whoever put it may have been cut off before its copy. */
    @Test
    void completesWhatIsThereAlready() {
        archive.has(PARTITION, HOUR, range(0, 500));
        archive.has(PARTITION, HOUR, range(500, 1000));
        rearchive(0, new OffsetRange(500, 1000));
        assertThat(archive.completed()).containsExactly(new ObjectName(PARTITION, HOUR, 500));
    }

    @Test
    void leavesNothingOnTheDiskWhenKafkaFallsSilent() {
        LogReader silent = (partition, range, visitor) -> {
            var _ = visitor.test(TestRecords.record(partition, range.first(), HOUR));
            throw new ArchiveException("kafka", "for the test", null);
        };
        assertThatExceptionOfType(ArchiveException.class)
                .isThrownBy(() -> rearchive(log(0), silent, new OffsetRange(0, 1000)));
        assertThat(folder).isEmptyDirectory();
    }

    private void rearchive(long logFirst, OffsetRange range) {
        rearchive(log(logFirst), log(logFirst), range);
    }

    private static LogOfRecords log(long first) {
        return new LogOfRecords(new LogBounds(first, 5000), HOUR);
    }

    private void rearchive(EventLog log, LogReader reader, OffsetRange range) {
        RotationPolicy rotation = new RotationPolicy(1000, 1_000_000, Duration.ofMinutes(5));
        GzipSpool spool = new GzipSpool(() -> folder, 6);
        new Rearchiving(new RecordsOfDescriptions(archive), log, reader, archive, spool, rotation)
                .rearchive(PARTITION, range);
    }

    private static OffsetRange range(long first, long next) {
        return new OffsetRange(first, next);
    }
}
