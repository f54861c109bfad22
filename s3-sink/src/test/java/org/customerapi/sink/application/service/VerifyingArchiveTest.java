package org.customerapi.sink.application.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.ForeignObjectException;
import org.customerapi.sink.application.port.out.RetractedObjects;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.StoredObject;
import org.customerapi.sink.domain.Verification;
import org.customerapi.sink.testing.InMemoryArchive;
import org.customerapi.sink.testing.LogOfRecords;
import org.customerapi.sink.testing.RecordsOfDescriptions;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyingArchiveTest {

    private static final Partition PARTITION = new Partition("events", 3);
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

    private final InMemoryArchive archive = new InMemoryArchive();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Long> unseenAtFirst = new ArrayList<>();
    private final List<Long> foreign = new ArrayList<>();

    @Test
    void tellsNoGapOfWhatWasArchivedBehindTheWalk() {
        has(0, 10);
        has(10, 20);
        has(20, 30);
        has(30, 40);
        unseenAtFirst.addAll(List.of(10L, 20L));
        Verification verification = verify();
        assertThat(findings).isEmpty();
        assertThat(verification.partitions().getFirst().objects()).isEqualTo(4);
        assertThat(verification.partitions().getFirst().records()).isEqualTo(40);
    }

    @Test
    void tellsAGapThatIsStillThereOnASecondLook() {
        has(0, 10);
        has(20, 30);
        assertThat(verify().isClean()).isFalse();
        assertThat(findings).extracting(Finding::range).containsExactly(new OffsetRange(10, 20));
    }

    @Test
    void tellsOnceOfAForeignObjectInAGap() {
        has(0, 10);
        has(10, 20);
        has(20, 30);
        foreign.add(10L);
        verify();
        assertThat(findings).extracting(Finding::kind).containsExactly(Finding.Kind.FOREIGN, Finding.Kind.GAP);
    }

    @Test
    void comparesNothingWithATopicThatIsNotThere() {
        has(0, 10);
        assertThat(verify(logOf(Map.of())).comparedWithLog()).isFalse();
        assertThat(verify(logOf(Map.of(3, new LogBounds(0, 10)))).comparedWithLog())
                .isTrue();
    }

    private static EventLog logOf(Map<Integer, LogBounds> partitions) {
        EventLog log = Mockito.mock(EventLog.class);
        Mockito.when(log.bounds("events")).thenReturn(new TreeMap<>(partitions));
        return log;
    }

    private Verification verify() {
        return verify(new LogOfRecords(new LogBounds(0, 40), HOUR));
    }

    private Verification verify(EventLog log) {
        RetractedObjects none = Mockito.mock(RetractedObjects.class);
        return new VerifyingArchive(new GrowingCatalogue(), none, log).verify("events", false, findings::add);
    }

    private void has(long first, long next) {
        archive.has(PARTITION, HOUR, new OffsetRange(first, next));
    }

    /** Its first listing lacks some objects. */
    private final class GrowingCatalogue implements ArchiveCatalogue {

        private final ArchiveCatalogue whole = new RecordsOfDescriptions(archive);
        private int listings;

        @Override
        public Stream<StoredObject> list(String topic) {
            boolean isFirst = listings++ == 0;
            return whole.list(topic)
                    .filter(object ->
                            !isFirst || !unseenAtFirst.contains(object.name().firstOffset()));
        }

        @Override
        public Optional<ArchivedObject> describe(ObjectName name) {
            if (foreign.contains(name.firstOffset())) {
                throw new ForeignObjectException("not ours", new IllegalStateException("not ours"));
            }
            return whole.describe(name);
        }

        @Override
        public String read(ObjectName name, Consumer<LogRecord> reader) {
            return whole.read(name, reader);
        }
    }
}
