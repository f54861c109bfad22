package org.customerapi.sink.application.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionProofTest {

    private static final Partition PARTITION = new Partition("events", 3);
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Finding> findings = new ArrayList<>();
    private final PartitionProof proof = new PartitionProof(PARTITION.number());

    @Test
    void isContentWithAChainFromTheBeginningToWhatWasArchived() {
        holding(0, 100);
        holding(100, 200);
        proof.wasArchivedBefore(200);
        assertThat(gaps(new LogBounds(150, 210))).isEmpty();
    }

    @Test
    void isContentWithAPartitionThatNothingWasArchivedOf() {
        assertThat(gaps(new LogBounds(0, 50))).isEmpty();
    }

    @Test
    void isContentWithObjectsThatCameAfterTheGroupWasAsked() {
        holding(0, 200);
        proof.wasArchivedBefore(100);
        assertThat(gaps(new LogBounds(0, 200))).isEmpty();
    }

    @Test
    void missesAHeadThatIsStillInTheLog() {
        holding(100, 200);
        assertThat(gaps(new LogBounds(0, 200))).containsExactly(new OffsetRange(0, 100));
    }

    @Test
    void missesAHeadThatLeftTheLogLongAgo() {
        holding(100, 200);
        assertThat(gaps(new LogBounds(150, 200))).containsExactly(new OffsetRange(0, 100));
    }

    @Test
    void missesAHeadWhenTheLogCannotBeAsked() {
        holding(100, 200);
        assertThat(gaps(null)).containsExactly(new OffsetRange(0, 100));
    }

    @Test
    void missesATailThatWasArchivedOnce() {
        holding(0, 100);
        proof.wasArchivedBefore(200);
        assertThat(gaps(new LogBounds(0, 200))).containsExactly(new OffsetRange(100, 200));
    }

    @Test
    void missesATailThatLeftTheLog() {
        holding(0, 100);
        assertThat(gaps(new LogBounds(150, 200))).containsExactly(new OffsetRange(100, 150));
    }

    @Test
    void missesAWholePartitionThatWasArchivedOnce() {
        proof.wasArchivedBefore(200);
        assertThat(gaps(new LogBounds(0, 200))).containsExactly(new OffsetRange(0, 200));
    }

    @Test
    void missesAWholePartitionWhoseRecordsLeftTheLog() {
        assertThat(gaps(new LogBounds(150, 200))).containsExactly(new OffsetRange(0, 150));
    }

    private void holding(long first, long next) {
        OffsetRange range = new OffsetRange(first, next);
        ObjectName name = new ObjectName(PARTITION, HOUR, first);
        proof.add(new ArchivedObject(name, range, range.length(), 1, "any"), findings::add);
    }

    private List<OffsetRange> gaps(@Nullable LogBounds log) {
        proof.conclude(log, findings::add);
        assertThat(findings).allMatch(finding -> finding.kind() == Finding.Kind.GAP);
        return findings.stream().map(Finding::range).toList();
    }
}
