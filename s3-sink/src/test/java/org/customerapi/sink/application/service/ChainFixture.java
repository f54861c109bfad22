package org.customerapi.sink.application.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.customerapi.sink.adapter.out.disk.GzipSpool;
import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.domain.BackOff;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.RotationPolicy;
import org.customerapi.sink.testing.FullDisk;
import org.customerapi.sink.testing.InMemoryArchive;
import org.customerapi.sink.testing.MovableClock;
import org.customerapi.sink.testing.QueuedExecutor;
import org.customerapi.sink.testing.RecordingMeter;
import org.customerapi.sink.testing.RecordsOfDescriptions;
import org.customerapi.sink.testing.ShiftingLog;
import org.customerapi.sink.testing.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;

/** The chain of one partition in the hands of a test that plays consumer, archive, log, disk and time. */
final class ChainFixture {

    static final Partition PARTITION = new Partition("events", 3);
    static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    final MovableClock clock = new MovableClock(HOUR.plusSeconds(60));
    final MovableClock timer = new MovableClock(HOUR.plusSeconds(60));
    final QueuedExecutor executor = new QueuedExecutor();
    final InMemoryArchive archive = new InMemoryArchive();
    final RecordingMeter meter = new RecordingMeter();
    final ShiftingLog log = new ShiftingLog(HOUR);
    final FullDisk disk;
    private final Path folder;
    private Archiving archiving;

    ChainFixture(Path folder) {
        this.folder = folder;
        this.disk = new FullDisk(new GzipSpool(() -> folder, 6));
        this.archiving = archiving(new RotationPolicy(10, 1_000_000, MAX_AGE));
    }

    /** Sessions from now on rotate by other limits than ten records. */
    void rotates(RotationPolicy rotation) {
        archiving = archiving(rotation);
    }

    PartitionSession resume(long next) {
        return archiving.resume(PARTITION, next);
    }

    PartitionSession locate() {
        return archiving.locate(PARTITION);
    }

    /** A session that has looked into the archive and takes records. */
    PartitionSession anchored(long next) {
        PartitionSession session = resume(next);
        session.offer(TestRecords.record(PARTITION, next, HOUR));
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(next);
        assertThat(session.wantsRecords()).isTrue();
        return session;
    }

    /** Hands the records out as a consumer would, with seeks, until the session wants none of them any more. */
    void consume(PartitionSession session, List<LogRecord> records) {
        long position = records.getFirst().offset();
        int idle = 0;
        while (idle < 3) {
            long from = position;
            OptionalLong end = session.wantsRecords() ? handFrom(session, records, from) : OptionalLong.empty();
            idle = end.isEmpty() ? idle + 1 : 0;
            position = end.orElse(position);
            settle(session);
            position = session.takeSeek().orElse(position);
        }
    }

    private static OptionalLong handFrom(PartitionSession session, List<LogRecord> records, long from) {
        OptionalLong end = OptionalLong.empty();
        for (LogRecord record : records) {
            if (record.offset() >= from) {
                if (!session.offer(record)) {
                    return OptionalLong.of(session.takeSeek().orElseThrow());
                }
                end = OptionalLong.of(record.offset() + 1);
            }
        }
        return end;
    }

    void settle(PartitionSession session) {
        session.tick();
        executor.runAll();
        session.tick();
    }

    /** How many files are on disk. */
    long spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    static List<LogRecord> records(long first, long end) {
        List<LogRecord> records = new ArrayList<>();
        for (long offset = first; offset < end; offset++) {
            records.add(TestRecords.record(PARTITION, offset, HOUR.plusMillis(offset)));
        }
        return records;
    }

    static OffsetRange range(long first, long next) {
        return new OffsetRange(first, next);
    }

    private Archiving archiving(RotationPolicy rotation) {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
        LogOrigin origin = new LogOrigin(new RecordsOfDescriptions(archive), log);
        return new Archiving(archive, log, origin, disk, meter, rotation, backOff, executor, clock, timer);
    }
}
