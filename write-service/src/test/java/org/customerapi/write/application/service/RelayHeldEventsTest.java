package org.customerapi.write.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.OutboxQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.application.service.FakeOutboxQueue.row;

/** Events that Kafka refuses for good, and those of the same customers behind them. */
class RelayHeldEventsTest extends RelayScene {

    @Test
    void holdsARefusedRowAndWhatFollowsItOfTheSameCustomerWhileOthersGoOn() {
        UUID customer = UUID.randomUUID();
        queue.add(row(1, customer), row(2, UUID.randomUUID()), row(3, customer));
        log.refused.add(1L);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> queue.rows.isEmpty());
            queue.add(row(4, customer), row(5, UUID.randomUUID()));
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(log.sent).extracting(OutboxQueue.Row::id).containsExactly(2L, 5L);
        assertThat(held.rows).extracting(OutboxQueue.Row::id).containsExactly(1L, 3L, 4L);
        assertThat(failures).isEmpty();
    }

    @Test
    void sendsReleasedRowsInTheirOrder() {
        UUID customer = UUID.randomUUID();
        queue.add(row(1, customer), row(2, customer));
        log.refused.add(1L);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> held.rows.size() == 2);
            log.refused.clear();
            held.release(customer);
            Awaitility.await().until(() -> log.sent.size() == 2);
        }
        assertThat(log.sent).extracting(OutboxQueue.Row::id).containsExactly(1L, 2L);
        assertThat(queue.rows).isEmpty();
    }

    @Test
    void leavesRowsInTheOutboxWhoseCustomerIsReleasedJustBeforeTheyAreHeld() {
        UUID customer = UUID.randomUUID();
        queue.add(row(1, customer));
        log.refused.add(1L);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> held.rows.size() == 1);
            log.refused.clear();
            held.onHold = () -> held.release(customer);
            queue.add(row(2, customer));
            Awaitility.await().until(() -> log.sent.size() == 2);
        }
        assertThat(log.sent).extracting(OutboxQueue.Row::id).containsExactly(1L, 2L);
        assertThat(held.rows).isEmpty();
    }

    @Test
    void doesNotCallTheTopicCompleteBeyondAHeldRow() {
        UUID customer = UUID.randomUUID();
        queue.now = Instant.EPOCH.plusSeconds(60);
        queue.add(row(1, customer));
        log.refused.add(1L);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> held.rows.size() == 1);
            queue.add(row(2, UUID.randomUUID()));
            Awaitility.await().until(() -> log.sent.size() == 1 && log.complete.get() > 0);
            assertThat(log.completeUpTo).containsOnly(Instant.EPOCH);
            log.refused.clear();
            held.release(customer);
            nanos.addAndGet(Duration.ofMillis(10).toNanos());
            Awaitility.await().untilAsserted(() -> assertThat(log.completeUpTo).contains(queue.now));
        }
        assertThat(log.sent).hasSize(2);
    }
}
