package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When the relay may send: its lease, its terms, and their ends. */
class RelayTermTest extends RelayScene {

    @Test
    void sendsNothingWithoutTheLease() {
        lease.held.set(true);
        queue.add(1);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> lease.asked.get() > 3);
            assertThat(log.sent).isEmpty();
            lease.held.set(false);
            Awaitility.await().until(() -> !log.sent.isEmpty());
        }
    }

    @Test
    void stopsSendingWhenItsTermIsOver() {
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> log.complete.get() > 0);
            lease.held.set(true);
            nanos.addAndGet(Duration.ofSeconds(3).toNanos());
            queue.add(1);
            long asked = lease.asked.get();
            Awaitility.await().until(() -> lease.asked.get() > asked + 2);
            assertThat(log.sent).isEmpty();
        }
    }

    @Test
    void concludesNothingFromWhatItReadAfterItsTerm() {
        queue.onRead = () -> nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> lease.asked.get() > 3);
            assertThat(log.complete.get()).isZero();
        }
    }

    @Test
    void leavesAcknowledgedRowsToItsSuccessorWhenItsTermIsOver() {
        queue.add(3);
        try (OutboxRelay _ = start(Duration.ofMillis(50))) {
            Awaitility.await().until(() -> log.sent.size() == 3);
            lease.held.set(true);
            nanos.addAndGet(Duration.ofSeconds(3).toNanos());
            long asked = lease.asked.get();
            Awaitility.await().until(() -> lease.asked.get() > asked + 2);
            assertThat(queue.rows).hasSize(3);
        }
    }

    @Test
    void beginsANewTermWhenItsTermWasOverBeforeRowsWereDeleted() {
        queue.termIsOver.set(true);
        queue.add(3);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> lease.term.get() > 1);
            assertThat(queue.rows).hasSize(3);
            queue.termIsOver.set(false);
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void givesTheLeaseBackOnlyWhenWhatItSentIsDeleted() {
        CountDownLatch slowDatabase = new CountDownLatch(1);
        queue.onRemove = () -> await(slowDatabase);
        lease.onRelease = () -> assertThat(queue.rows).isEmpty();
        queue.add(3);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> log.sent.size() == 3);
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(slowDatabase::countDown);
        }
        assertThat(lease.released.get()).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void givesTheLeaseBackAtTheEnd() {
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> lease.term.get() == 1);
        }
        assertThat(lease.released.get()).isEqualTo(1);
    }
}
