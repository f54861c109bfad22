package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RowIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.application.service.FakeOutboxQueue.row;

/** Rows that Kafka acknowledged, until they are out of the outbox. */
class RelayRemovalTest extends RelayScene {

    @Test
    void sendsEachRowOnceThoughAcknowledgedRowsStayForAWhile() {
        queue.add(3);
        try (OutboxRelay _ = start(Duration.ofMillis(50))) {
            Awaitility.await().until(() -> log.complete.get() > 0);
            queue.add(row(4, UUID.randomUUID()));
            Awaitility.await().until(() -> log.sent.size() == 4);
            assertThat(queue.rows).hasSize(4);
            nanos.addAndGet(Duration.ofMillis(50).toNanos());
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(log.sent).extracting(OutboxQueue.Row::id).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void sendsARowThatIsCommittedLateThoughLaterOnesWereAcknowledged() {
        queue.add(row(2, UUID.randomUUID()));
        try (OutboxRelay _ = start(Duration.ofMillis(50))) {
            Awaitility.await().until(() -> log.sent.size() == 1);
            queue.add(row(1, UUID.randomUUID()));
            Awaitility.await().until(() -> log.sent.size() == 2);
        }
        assertThat(log.sent).extracting(OutboxQueue.Row::id).containsExactly(2L, 1L);
    }

    @Test
    void deletesAcknowledgedRowsBeforeItGivesTheLeaseBack() {
        queue.add(3);
        try (OutboxRelay _ = start(Duration.ofMillis(50))) {
            Awaitility.await().until(() -> log.sent.size() == 3);
        }
        assertThat(queue.rows).isEmpty();
    }

    @Test
    void sendsOnWhileRowsBeforeAreBeingDeleted() {
        CountDownLatch slowDatabase = new CountDownLatch(1);
        queue.onRemove = () -> await(slowDatabase);
        queue.add(row(5, UUID.randomUUID()), row(6, UUID.randomUUID()));
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> log.sent.size() == 2);
            // The first of these was given its id before the others, and was committed after them.
            queue.add(row(3, UUID.randomUUID()), row(7, UUID.randomUUID()));
            Awaitility.await().until(() -> log.sent.size() == 4);
            slowDatabase.countDown();
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(log.sent).extracting(OutboxQueue.Row::id).containsExactly(5L, 6L, 3L, 7L);
        assertThat(failures).isEmpty();
    }

    @Test
    void doesNotWaitForTheDatabaseInABacklog() {
        CountDownLatch slowDatabase = new CountDownLatch(1);
        queue.onRemove = () -> await(slowDatabase);
        queue.add(95);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> log.sent.size() == 95);
            assertThat(queue.rows).hasSize(95);
            slowDatabase.countDown();
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(log.sent).hasSize(95);
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
    }

    @Test
    void waitsForTheDatabaseWhenWhatItHasToPassOverLiesApart() {
        CountDownLatch slowDatabase = new CountDownLatch(1);
        queue.onRemove = () -> await(slowDatabase);
        for (int id = 2; id <= 2_000; id += 2) {
            queue.addFrom(id, 1);
        }
        try (OutboxRelay _ = start(Duration.ZERO, 150)) {
            Awaitility.await().until(() -> log.sent.size() == 600);
            Awaitility.await().during(Duration.ofMillis(50)).until(() -> log.sent.size() == 600);
            slowDatabase.countDown();
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(log.sent).hasSize(1_000);
    }

    @Test
    void sendsNothingAgainThatTheTermBeforeHasNoted() {
        queue.add(25);
        queue.noted = RowIds.parse("1-7,9-20");
        relayEverything();
        assertThat(log.sent).extracting(OutboxQueue.Row::id).containsExactly(8L, 21L, 22L, 23L, 24L, 25L);
    }

    @Test
    void deletesManyRowsWithoutWaitingForMore() {
        queue.add(10);
        try (OutboxRelay _ = start(Duration.ofMillis(50))) {
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(log.sent).hasSize(10);
    }

    @Test
    void sendsAgainWhatCouldNotBeDeleted() {
        AtomicLong attempts = new AtomicLong();
        queue.onRemove = () -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
        };
        queue.add(3);
        relayEverything();
        assertThat(failures).isNotEmpty();
        assertThat(log.sent).hasSize(6);
        assertThat(lease.term.get()).isEqualTo(2);
    }
}
