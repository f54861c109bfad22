package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
        acknowledged.add(RowIds.between(first, first + count - 1), TERM);
    }

    private Duration afterAWhile(boolean backlog) {
        nanos.addAndGet(REMOVAL.toNanos());
        return acknowledged.removeInTime(TERM, backlog);
    }

    /** Each step begins only when the one before is done. */
    private void awaitLeaving(String ids) {
        Awaitility.await().untilAsserted(() -> {
            assertThat(acknowledged.termHeld()).isTrue();
            assertThat(acknowledged.leaving()).isEqualTo(RowIds.parse(ids));
        });
    }

    private void awaitNoted(String ids) {
        Awaitility.await().untilAsserted(() -> assertThat(queue.noted).isEqualTo(RowIds.parse(ids)));
    }

    @Test
    void deletesWhatHasComeWhenItIsTime() {
        acknowledge(1, 5);
        assertThat(acknowledged.removeInTime(TERM, false)).isEqualTo(REMOVAL);
        assertThat(queue.removals).isEmpty();

        afterAWhile(false);
        awaitLeaving("");
        assertThat(queue.removals).containsExactly(RowIds.parse("1-5"));
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
    }

    @Test
    void notesRowsInABacklogInsteadOfDeletingThem() {
        acknowledge(1, 100);
        afterAWhile(true);
        awaitNoted("1-100");
        assertThat(queue.rows).hasSize(100);
        assertThat(acknowledged.leaving()).isEqualTo(RowIds.parse("1-100"));
    }

    @Test
    void deletesThemBitByBitWhenTheBacklogIsGone() {
        acknowledge(1, 25);
        afterAWhile(true);
        awaitNoted("1-25");
        awaitLeaving("1-25");

        assertThat(afterAWhile(false)).as("rest").isEqualTo(REMOVAL);
        awaitLeaving("11-25");
        awaitNoted("11-25");
        // With three that have come since, a tenth of a page of the old ones.
        acknowledge(26, 3);
        afterAWhile(false);
        awaitLeaving("13-25");
        awaitNoted("13-25");
        afterAWhile(false);
        awaitLeaving("23-25");
        afterAWhile(false);
        awaitLeaving("");
        assertThat(queue.rows).isEmpty();
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
    }

    @Test
    void beginsATermWithWhatTheOneBeforeHasNoted() {
        queue.add(5);
        queue.noted = RowIds.parse("1-3");
        acknowledged.learn(TERM);
        assertThat(acknowledged.leaving()).isEqualTo(RowIds.parse("1-3"));

        afterAWhile(false);
        awaitLeaving("");
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
        assertThat(queue.rows).extracting(Row::id).containsExactly(4L, 5L);
    }

    @Test
    void deletesEvenInABacklogWhereIdsLieApart() {
        acknowledge(1, 1);
        for (int range = 1; range < AcknowledgedRows.MOST_RANGES; range++) {
            acknowledge(1 + 2 * range, 1);
        }
        afterAWhile(true);
        Awaitility.await().until(() -> queue.noted.size() == AcknowledgedRows.MOST_RANGES);
        Awaitility.await().until(acknowledged::termHeld);
        assertThat(queue.removals).isEmpty();

        acknowledge(1_001, 1);
        afterAWhile(true);
        Awaitility.await().until(() -> !queue.removals.isEmpty());
        assertThat(queue.removals.getFirst().contains(1_001)).isTrue();
        assertThat(queue.removals.getFirst().size()).isEqualTo(1 + BATCH / 10);
    }

    @Test
    void deletesABatchAtATimeHoweverManyHaveCome() {
        CountDownLatch slowDatabase = new CountDownLatch(1);
        queue.onRemove = () -> Awaitility.await().until(() -> slowDatabase.getCount() == 0);
        List<Long> odd = LongStream.range(0, 500).mapToObj(i -> 2 * i + 1).toList();
        acknowledged.add(RowIds.of(odd.subList(0, 200)), TERM);
        afterAWhile(false);
        slowDatabase.countDown();
        acknowledged.add(RowIds.of(odd.subList(200, 500)), TERM);
        while (!acknowledged.leaving().isEmpty()) {
            afterAWhile(false);
            Awaitility.await().until(acknowledged::termHeld);
        }
        assertThat(queue.removals).allMatch(removed -> removed.size() <= BATCH);
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
    void isNotDisturbedByALateStepOfATermThatIsOver() {
        CountDownLatch slowDatabase = new CountDownLatch(1);
        queue.onRemove = () -> Awaitility.await().until(() -> slowDatabase.getCount() == 0);
        acknowledge(1, 5);
        afterAWhile(false);
        acknowledged.forget();
        queue.noted = RowIds.parse("1-3");
        acknowledged.learn(TERM + 1);
        slowDatabase.countDown();
        Awaitility.await().until(() -> !queue.removals.isEmpty());
        assertThat(acknowledged.leaving()).isEqualTo(RowIds.parse("1-3"));
        assertThat(queue.noted).isEqualTo(RowIds.parse("1-3"));
    }

    @Test
    void seesThatTheTermIsOverWhenRowsAreNoted() {
        queue.termIsOver.set(true);
        acknowledge(1, 5);
        afterAWhile(true);
        Awaitility.await().until(() -> !acknowledged.termHeld());
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
    }
}
