package org.customerapi.sink.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import org.customerapi.sink.application.port.out.RestoreTarget;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Progress;
import org.customerapi.sink.domain.Selection;
import org.customerapi.sink.testing.InMemoryArchive;
import org.customerapi.sink.testing.MovableClock;
import org.customerapi.sink.testing.RecordsOfDescriptions;

import static org.assertj.core.api.Assertions.assertThat;

class RestoringArchiveTest {

    private static final Partition PARTITION = new Partition("events", 3);
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private final InMemoryArchive archive = new InMemoryArchive();
    private final MovableClock clock = new MovableClock(TEN);
    private final List<Long> written = new ArrayList<>();
    private final Map<Integer, Long> committed = new HashMap<>();

    @Test
    void writesInTheOrderOfOffsetsHoweverFarTheClockSteppedBack() {
        has(10, 0, 10);
        has(10, 10, 20);
        has(1, 20, 30);
        has(5, 30, 40);
        assertThat(restore()).isEqualTo(new Progress(4, 40, 0));
        assertThat(written).containsExactlyElementsOf(offsets(0, 40));
    }

    @Test
    void goesOnAfterWhatWasThereBefore() {
        committed.put(3, 15L);
        has(10, 0, 10);
        has(10, 10, 20);
        has(1, 20, 30);
        has(5, 30, 40);
        assertThat(restore()).isEqualTo(new Progress(4, 25, 15));
        assertThat(written).containsExactlyElementsOf(offsets(15, 40));
    }

    @Test
    void writesNoRecordTwiceThatTwoObjectsHold() {
        has(10, 0, 20);
        has(11, 10, 30);
        restore();
        assertThat(written).containsExactlyElementsOf(offsets(0, 30));
    }

    @Test
    void commitsBeforeItsTransactionGrowsOldHoweverFewRecordsThereAre() {
        for (int i = 0; i < 10; i++) {
            has(10, i, i + 1);
        }
        List<Long> commits = new ArrayList<>();
        restoring().restore("events", Selection.ALL, "restored", progress -> {
            commits.add(committed.getOrDefault(3, 0L));
            clock.advance(Duration.ofSeconds(25));
        });
        assertThat(commits).containsExactly(0L, 0L, 0L, 4L, 4L, 4L, 4L, 8L, 8L, 8L);
        assertThat(committed).containsEntry(3, 10L);
    }

    private Progress restore() {
        return restoring().restore("events", Selection.ALL, "restored", progress -> {});
    }

    private RestoringArchive restoring() {
        return new RestoringArchive(new RecordsOfDescriptions(archive), (topic, partitions) -> new Target(), clock);
    }

    private void has(int hour, long first, long next) {
        archive.has(PARTITION, TEN.plus(Duration.ofHours(hour - 10L)), new OffsetRange(first, next));
    }

    private static List<Long> offsets(long first, long next) {
        return LongStream.range(first, next).boxed().toList();
    }

    private final class Target implements RestoreTarget {

        @Override
        public Map<Integer, Long> restored() {
            return committed;
        }

        @Override
        public void write(LogRecord record) {
            written.add(record.offset());
        }

        @Override
        public void commit(Map<Integer, Long> restored) {
            committed.putAll(restored);
        }

        @Override
        public void close() {}
    }
}
