package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.OutboxQueue.Row;
import org.customerapi.write.application.port.out.RowIds;

import static org.assertj.core.api.Assertions.assertThat;

class AcknowledgedRowsTest {

    private static final long TERM = 1;
    private static final int BATCH = 20;
    private static final Duration REMOVAL = Duration.ofMillis(50);
    private static final Duration POLL = Duration.ofMillis(250);

    private final AtomicLong nanos = new AtomicLong(1);
    private final FakeOutboxQueue queue = new FakeOutboxQueue();
    private final AcknowledgedRows acknowledged = new AcknowledgedRows(
            queue, new RelaySettings(Duration.ofSeconds(2), POLL, POLL, BATCH, REMOVAL, POLL, POLL), nanos::get);

    @AfterEach
    void close() {
        acknowledged.close();
    }

    private void acknowledge(int first, int count) {
        queue.addFrom(first, count);
        acknowledged.add(Row.ids(queue.rows.subList(queue.rows.size() - count, queue.rows.size())), TERM);
    }

    private Duration afterAWhile(boolean backlog) {
        nanos.addAndGet(REMOVAL.toNanos());
        Duration rest = acknowledged.removeInTime(TERM, backlog, backlog ? Duration.ZERO : POLL);
        Awaitility.await().until(acknowledged::termHeld);
        return rest;
    }

    @Test
    void deletesWhatHasComeWhenItIsTime() {
        acknowledge(1, 5);
        assertThat(acknowledged.removeInTime(TERM, false, POLL)).isEqualTo(REMOVAL);
        assertThat(queue.removals).isEmpty();

        afterAWhile(false);
        Awaitility.await().until(queue.rows::isEmpty);
        assertThat(queue.removals).containsExactly(RowIds.parse("1-5"));
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
    }

    @Test
    void notesRowsInABacklogInsteadOfDeletingThem() {
        acknowledge(1, 100);
        afterAWhile(true);
        Awaitility.await().until(() -> queue.noted.equals(RowIds.parse("1-100")));
        assertThat(queue.rows).hasSize(100);
        assertThat(acknowledged.leaving()).isEqualTo(RowIds.parse("1-100"));
    }

    @Test
    void deletesThemBitByBitWhenTheBacklogIsGone() {
        acknowledge(1, 25);
        afterAWhile(true);
        Awaitility.await().until(() -> queue.noted.size() == 25);

        assertThat(afterAWhile(false)).as("rest").isEqualTo(REMOVAL);
        Awaitility.await().until(() -> queue.noted.equals(RowIds.parse("11-25")));
        assertThat(queue.rows).hasSize(15);
        // With three that have come since, a tenth of a page of the old ones.
        acknowledge(26, 3);
        afterAWhile(false);
        Awaitility.await().until(() -> queue.noted.equals(RowIds.parse("16-28")));
        afterAWhile(false);
        Awaitility.await().until(() -> queue.noted.equals(RowIds.parse("26-28")));
        afterAWhile(false);
        Awaitility.await().until(queue.rows::isEmpty);
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
    }

    @Test
    void beginsATermWithWhatTheOneBeforeHasNoted() {
        queue.add(5);
        queue.noted = RowIds.parse("1-3");
        acknowledged.learn();
        assertThat(acknowledged.leaving()).isEqualTo(RowIds.parse("1-3"));

        afterAWhile(false);
        Awaitility.await().until(() -> queue.noted.isEmpty());
        assertThat(queue.rows).extracting(Row::id).containsExactly(4L, 5L);
    }

    @Test
    void deletesEvenInABacklogWhereIdsLieApart() {
        List<Long> odd = LongStream.range(0, 101).mapToObj(i -> 2 * i + 1).toList();
        odd.forEach(id -> queue.addFrom(id.intValue(), 1));
        acknowledged.add(RowIds.of(odd), TERM);
        afterAWhile(true);
        Awaitility.await().until(queue.rows::isEmpty);
    }

    @Test
    void notesManyAndDeletesFewWhenTheTermEnds() {
        acknowledge(1, BATCH + 1);
        assertThat(acknowledged.settle(TERM)).isTrue();
        assertThat(queue.noted).isEqualTo(RowIds.parse("1-21"));
        assertThat(queue.rows).hasSize(21);

        acknowledged.forget();
        queue.rows.clear();
        acknowledge(30, BATCH);
        assertThat(acknowledged.settle(TERM)).isTrue();
        assertThat(queue.rows).isEmpty();
    }

    @Test
    void seesThatTheTermIsOverWhenRowsAreNoted() {
        queue.termIsOver.set(true);
        acknowledge(1, 5);
        nanos.addAndGet(REMOVAL.toNanos());
        acknowledged.removeInTime(TERM, true, Duration.ZERO);
        Awaitility.await().until(() -> !acknowledged.termHeld());
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
    }
}
