package org.customerapi.sink.application.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import org.customerapi.sink.adapter.out.disk.GzipSpool;
import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.domain.BackOff;
import org.customerapi.sink.domain.LogBounds;
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
import org.customerapi.sink.testing.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;

class ChainSessionTest {

    private static final Partition PARTITION = new Partition("events", 3);
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final Path folder;
    private final MovableClock clock = new MovableClock(HOUR.plusSeconds(60));
    private final MovableClock timer = new MovableClock(HOUR.plusSeconds(60));
    private final QueuedExecutor executor = new QueuedExecutor();
    private final InMemoryArchive archive = new InMemoryArchive();
    private final RecordingMeter meter = new RecordingMeter();
    private final FullDisk disk;
    private LogBounds logBounds = new LogBounds(0, 1000);
    private Instant appended = HOUR;
    private Archiving archiving;

    ChainSessionTest(@TempDir Path folder) {
        this.folder = folder;
        this.disk = new FullDisk(new GzipSpool(() -> folder, 6));
        this.archiving = archiving(new RotationPolicy(10, 1_000_000, MAX_AGE));
    }

    @Test
    void putsAnObjectAsSoonAsItHasTheRecordsItMayHave() {
        PartitionSession session = archiving.resume(PARTITION, 0);
        consume(session, records(0, 25));
        assertThat(archive.ranges()).containsExactly(range(0, 10), range(10, 20));
    }

    @Test
    void putsAnObjectAsSoonAsItIsLargeEnough() {
        archiving = archiving(new RotationPolicy(1_000_000, 20_000, MAX_AGE));
        PartitionSession session = archiving.resume(PARTITION, 0);
        consume(session, records(0, 10_000));
        assertThat(archive.objects())
                .hasSizeGreaterThan(1)
                .allSatisfy(object -> assertThat(object.bytes()).isBetween(20_000L, 90_000L));
    }

    @Test
    void putsAnObjectOfAnIdlePartitionWhenItIsOldEnough() {
        PartitionSession session = archiving.resume(PARTITION, 0);
        consume(session, records(0, 3));
        timer.advance(MAX_AGE.minusMillis(1));
        settle(session);
        assertThat(archive.ranges()).isEmpty();
        timer.advance(Duration.ofMillis(1));
        settle(session);
        assertThat(archive.ranges()).containsExactly(range(0, 3));
    }

    @Test
    void putsAnObjectThatIsOldEnoughAndTriesAgainThoughTheClockIsSetBack() {
        PartitionSession session = archiving.resume(PARTITION, 0);
        consume(session, records(0, 3));
        archive.failNext(1);
        clock.advance(Duration.ofHours(-1));
        timer.advance(MAX_AGE);
        settle(session);
        assertThat(meter.failures).hasSize(1);
        clock.advance(Duration.ofHours(-1));
        timer.advance(Duration.ofSeconds(1));
        settle(session);
        assertThat(archive.ranges()).containsExactly(range(0, 3));
    }

    @Test
    void neverLetsAnObjectCrossAnHour() {
        PartitionSession session = archiving.resume(PARTITION, 0);
        List<LogRecord> records = new ArrayList<>(records(0, 4));
        records.add(TestRecords.record(PARTITION, 4, HOUR.plus(Duration.ofHours(1))));
        consume(session, records);
        assertThat(archive.ranges()).containsExactly(range(0, 4));
    }

    @Test
    void letsOffsetsWithoutARecordBelongToTheRangeTheyLieIn() {
        PartitionSession session = archiving.resume(PARTITION, 0);
        consume(session, records(0, 5));
        consume(session, records(7, 12));
        consume(session, records(14, 20));
        timer.advance(MAX_AGE);
        settle(session);
        assertThat(archive.ranges()).containsExactly(range(0, 12), range(12, 20));
    }

    @Test
    void commitsOnlyWhatIsInTheArchive() {
        PartitionSession session = anchored(0);
        records(0, 10).forEach(session::offer);
        session.tick();
        assertThat(session.takeArchived()).isEmpty();
        executor.runAll();
        session.tick();
        assertThat(session.takeArchived()).hasValue(10);
        assertThat(session.takeArchived()).isEmpty();
    }

    @Test
    void takesNoRecordsWhileAnObjectIsBeingPut() {
        PartitionSession session = anchored(0);
        records(0, 10).forEach(session::offer);
        assertThat(session.wantsRecords()).isFalse();
        assertThat(session.offer(TestRecords.record(PARTITION, 10, HOUR))).isFalse();
        assertThat(session.takeSeek()).hasValue(10);
        executor.runAll();
        session.tick();
        assertThat(session.wantsRecords()).isTrue();
    }

    @Test
    void triesAgainAfterAFailureAndPutsTheSameObject() {
        PartitionSession session = anchored(0);
        archive.failNext(3);
        records(0, 10).forEach(session::offer);
        for (int attempt = 0; attempt < 3; attempt++) {
            executor.runAll();
            session.tick();
            assertThat(archive.ranges()).isEmpty();
            assertThat(session.wantsRecords()).isFalse();
            timer.advance(Duration.ofMinutes(1));
            session.tick();
        }
        settle(session);
        assertThat(archive.ranges()).containsExactly(range(0, 10));
        assertThat(meter.failures).hasSize(3).containsOnly("publish: 503 SlowDown");
    }

    @Test
    void doesNotTryAgainBeforeTheBackOffIsOver() {
        PartitionSession session = anchored(0);
        archive.failNext(1);
        records(0, 10).forEach(session::offer);
        executor.runAll();
        session.tick();
        session.tick();
        executor.runAll();
        session.tick();
        assertThat(archive.ranges()).isEmpty();
    }

    @Test
    void goesOnAfterItsOwnObjectWhenTheAnswerWasLost() {
        PartitionSession session = anchored(0);
        archive.loseNextAnswer();
        consume(session, records(0, 20));
        timer.advance(Duration.ofMinutes(1));
        settle(session);
        consume(session, records(10, 20));
        assertThat(archive.ranges()).containsExactly(range(0, 10), range(10, 20));
        assertThat(meter.found).hasSize(1);
    }

    @Test
    void goesOnAfterAnotherInstancesShorterObject() {
        PartitionSession session = anchored(0);
        archive.has(PARTITION, HOUR, range(0, 4));
        records(0, 10).forEach(session::offer);
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(4);
        assertThat(session.takeArchived()).hasValue(4);
        consume(session, records(4, 14));
        assertThat(archive.ranges()).containsExactly(range(0, 4), range(4, 14));
    }

    @Test
    void goesOnAfterAnotherInstancesLongerObject() {
        PartitionSession session = anchored(0);
        archive.has(PARTITION, HOUR, range(0, 17));
        records(0, 10).forEach(session::offer);
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(17);
        consume(session, records(17, 27));
        assertThat(archive.ranges()).containsExactly(range(0, 17), range(17, 27));
    }

    @Test
    void skipsWhatWasPutButNotCommittedBeforeACrash() {
        archive.has(PARTITION, HOUR, range(0, 10));
        archive.has(PARTITION, HOUR, range(10, 20));
        PartitionSession session = archiving.resume(PARTITION, 0);
        consume(session, records(0, 30));
        assertThat(archive.ranges()).containsExactly(range(0, 10), range(10, 20), range(20, 30));
        assertThat(meter.delays).hasSize(1);
    }

    @Test
    void goesOnAfterTheObjectThatHoldsAnOffsetSomebodyResetTheGroupTo() {
        archive.has(PARTITION, HOUR, range(0, 10));
        PartitionSession session = archiving.resume(PARTITION, 6);
        consume(session, records(6, 20));
        assertThat(archive.ranges()).containsExactly(range(0, 10), range(10, 20));
    }

    @Test
    void fillsAGapBeforeTheChainAndGoesOnAfterIt() {
        archiving = archiving(new RotationPolicy(1000, 1_000_000, MAX_AGE));
        archive.has(PARTITION, HOUR, range(20, 30));
        archive.has(PARTITION, HOUR, range(30, 35));
        archive.has(PARTITION, HOUR, range(40, 50));
        PartitionSession session = archiving.resume(PARTITION, 0);
        consume(session, records(0, 60));
        timer.advance(MAX_AGE);
        settle(session);
        assertThat(archive.ranges())
                .containsExactly(
                        range(0, 20), range(20, 30), range(30, 35), range(35, 40), range(40, 50), range(50, 60));
    }

    @Test
    void looksThroughEachHourForWhatFollowsAGap() {
        Instant nextHour = HOUR.plus(Duration.ofHours(1));
        archiving = archiving(new RotationPolicy(1000, 1_000_000, MAX_AGE));
        archive.has(PARTITION, nextHour, range(8, 12));
        PartitionSession session = archiving.resume(PARTITION, 0);
        List<LogRecord> records = new ArrayList<>(records(0, 5));
        for (long offset = 5; offset < 20; offset++) {
            records.add(TestRecords.record(PARTITION, offset, nextHour));
        }
        consume(session, records);
        timer.advance(MAX_AGE);
        settle(session);
        assertThat(archive.ranges()).containsExactly(range(0, 5), range(5, 8), range(8, 12), range(12, 20));
    }

    @Test
    void goesOnAfterTheChainWhereTheLogHasNothingRightBeforeIt() {
        archive.has(PARTITION, HOUR, range(8, 12));
        PartitionSession session = archiving.resume(PARTITION, 0);
        List<LogRecord> records = new ArrayList<>(records(0, 5));
        records.addAll(records(9, 20));
        consume(session, records);
        timer.advance(MAX_AGE);
        settle(session);
        assertThat(archive.ranges()).containsExactly(range(0, 5), range(8, 12), range(12, 20));
    }

    @Test
    void beginsAnObjectAgainWhenTheDiskHadNoRoom() throws IOException {
        PartitionSession session = anchored(0);
        records(0, 5).forEach(session::offer);
        disk.full(true);
        assertThat(session.offer(TestRecords.record(PARTITION, 5, HOUR))).isFalse();
        assertThat(session.takeSeek()).hasValue(0);
        assertThat(session.wantsRecords()).isFalse();
        assertThat(spooled()).isZero();
        disk.full(false);
        timer.advance(Duration.ofMinutes(1));
        settle(session);
        consume(session, records(0, 10));
        assertThat(archive.ranges()).containsExactly(range(0, 10));
        assertThat(meter.failures).containsExactly("spool: disk");
    }

    @Test
    void beginsAnObjectAgainWhoseFileWasLost() throws IOException {
        PartitionSession session = anchored(0);
        archive.failNext(1);
        records(0, 10).forEach(session::offer);
        executor.runAll();
        session.tick();
        FileSystemUtils.deleteRecursively(folder);
        timer.advance(Duration.ofMinutes(1));
        settle(session);
        assertThat(session.takeSeek()).hasValue(0);
        Files.createDirectory(folder);
        timer.advance(Duration.ofMinutes(1));
        settle(session);
        consume(session, records(0, 10));
        assertThat(archive.ranges()).containsExactly(range(0, 10));
        assertThat(meter.failures).containsExactly("publish: 503 SlowDown", "spool: disk");
    }

    @Test
    void beginsAtTheLogsStartWhenNothingIsKnown() {
        logBounds = new LogBounds(40, 100);
        PartitionSession session = archiving.locate(PARTITION);
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(40);
        assertThat(meter.lost).isEmpty();
    }

    @Test
    void goesOnAfterTheChainWhenTheCommittedOffsetIsGone() {
        archive.has(PARTITION, HOUR, range(0, 30));
        PartitionSession session = archiving.locate(PARTITION);
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(30);
        assertThat(session.takeArchived()).hasValue(30);
    }

    @Test
    void tellsOfRecordsThatLeftTheLogTooEarlyAndGoesOnWithTheOldestThatIsThere() {
        PartitionSession session = anchored(20);
        logBounds = new LogBounds(50, 100);
        session.relocate();
        settle(session);
        settle(session);
        assertThat(meter.lost).containsExactly(range(20, 50));
        assertThat(session.takeSeek()).hasValue(50);
        assertThat(session.wantsRecords()).isTrue();
    }

    @Test
    void putsWhatItHasBeforeItTellsOfRecordsThatLeftTheLog() {
        PartitionSession session = anchored(20);
        records(20, 25).forEach(session::offer);
        logBounds = new LogBounds(50, 100);
        session.relocate();
        settle(session);
        settle(session);
        assertThat(archive.ranges()).containsExactly(range(20, 25));
        assertThat(meter.lost).containsExactly(range(25, 50));
    }

    @Test
    void refusesToGoOnWhenTheLogEndsBeforeTheChain() {
        archive.has(PARTITION, HOUR, range(0, 30));
        logBounds = new LogBounds(0, 12);
        PartitionSession session = archiving.locate(PARTITION);
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).isEmpty();
        assertThat(session.wantsRecords()).isFalse();
        assertThat(meter.failures).containsExactly("locate: log behind archive");
    }

    @Test
    void refusesToGoOnInALogThatHasAnotherRecordWhereTheChainEnds() {
        archive.has(PARTITION, HOUR, range(0, 30));
        appended = HOUR.plusSeconds(1);
        PartitionSession session = archiving.locate(PARTITION);
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).isEmpty();
        assertThat(session.wantsRecords()).isFalse();
        assertThat(meter.failures).containsExactly("locate: another log");
    }

    @Test
    void goesOnInALogThatNoLongerHasTheRecordWhereTheChainEnds() {
        archive.has(PARTITION, HOUR, range(0, 30));
        appended = HOUR.plusSeconds(1);
        logBounds = new LogBounds(30, 100);
        PartitionSession session = archiving.locate(PARTITION);
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(30);
    }

    @Test
    void leavesNothingOnDiskWhenItEnds() throws IOException {
        PartitionSession filling = anchored(0);
        records(0, 5).forEach(filling::offer);
        assertThat(spooled()).isOne();
        filling.close();
        assertThat(spooled()).isZero();
        PartitionSession publishing = anchored(0);
        records(0, 10).forEach(publishing::offer);
        assertThat(spooled()).isOne();
        publishing.close();
        assertThat(spooled()).isZero();
    }

    @Test
    void measuresTheLagFromTheEndOfTheChain() {
        PartitionSession session = anchored(0);
        records(0, 5).forEach(session::offer);
        session.logEndsAt(12);
        assertThat(meter.lags).containsExactly(12L);
        timer.advance(MAX_AGE);
        settle(session);
        session.logEndsAt(12);
        assertThat(meter.lags).containsExactly(12L, 7L);
    }

    private PartitionSession anchored(long next) {
        PartitionSession session = archiving.resume(PARTITION, next);
        session.offer(TestRecords.record(PARTITION, next, HOUR));
        executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(next);
        assertThat(session.wantsRecords()).isTrue();
        return session;
    }

    /** Hands the records out as a consumer would, with seeks, until the session wants none of them any more. */
    private void consume(PartitionSession session, List<LogRecord> records) {
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

    private void settle(PartitionSession session) {
        session.tick();
        executor.runAll();
        session.tick();
    }

    private long spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static List<LogRecord> records(long first, long end) {
        List<LogRecord> records = new ArrayList<>();
        for (long offset = first; offset < end; offset++) {
            records.add(TestRecords.record(PARTITION, offset, HOUR.plusMillis(offset)));
        }
        return records;
    }

    private static OffsetRange range(long first, long next) {
        return new OffsetRange(first, next);
    }

    private Archiving archiving(RotationPolicy rotation) {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
        LogOrigin origin = new LogOrigin(new RecordsOfDescriptions(archive), this::read);
        return new Archiving(archive, new FakeLog(), origin, disk, meter, rotation, backOff, executor, clock, timer);
    }

    private void read(Partition partition, OffsetRange range, Predicate<LogRecord> visitor) {
        boolean _ = visitor.test(TestRecords.record(partition, range.first(), appended));
    }

    private final class FakeLog implements EventLog {
        @Override
        public LogBounds bounds(Partition partition) {
            return logBounds;
        }

        @Override
        public SortedMap<Integer, LogBounds> bounds(String topic) {
            return new TreeMap<>();
        }

        @Override
        public Map<Integer, Long> archivedBefore(String topic) {
            return Map.of();
        }
    }
}
