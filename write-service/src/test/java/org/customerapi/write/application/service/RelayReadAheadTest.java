package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.OutboxQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.application.service.FakeOutboxQueue.row;

/** The page that the relay reads while the one before it is sent. */
class RelayReadAheadTest extends RelayScene {

    private List<Long> idsSentOf(UUID customer) {
        return log.sent.stream()
                .filter(row -> row.customerId().equals(customer))
                .map(OutboxQueue.Row::id)
                .toList();
    }

    @Test
    void readsTheNextPageOfABacklogWhileOneIsSent() {
        queue.add(25);
        log.onPublish = () -> Awaitility.await().until(() -> queue.reads.get() > 1);
        relayEverything();
        assertThat(log.sent).extracting(OutboxQueue.Row::id).isSorted().hasSize(25);
        assertThat(failures).isEmpty();
    }

    @Test
    void dropsWhatItReadAheadWhenTheRowsBeforeFail() {
        queue.add(25);
        log.onPublish = () -> {
            Awaitility.await().until(() -> queue.reads.get() > 1);
            if (failures.isEmpty()) {
                throw new IllegalStateException("the broker is away");
            }
        };
        relayEverything();
        assertThat(log.sent).extracting(OutboxQueue.Row::id).isSorted().hasSize(25);
    }

    @Test
    void sendsReleasedRowsBeforeThoseOfTheSameCustomerThatWereReadAhead() {
        UUID customer = UUID.randomUUID();
        queue.add(row(1, customer));
        queue.addFrom(2, 10);
        queue.add(row(12, customer));
        log.refused.add(1L);
        log.onPublish = () -> Awaitility.await().until(() -> queue.reads.get() > 1);
        // Before the relay even asks which customers are held.
        held.onHeld = () -> {
            log.refused.clear();
            held.release(customer);
        };
        relayEverything();

        assertThat(idsSentOf(customer)).containsExactly(1L, 12L);
    }

    @Test
    void readsNothingAheadThatAReleaseMayPutRowsBefore() {
        UUID customer = UUID.randomUUID();
        held.rows.add(row(1, customer));
        queue.addFrom(2, 10);
        queue.add(row(12, customer));
        log.onPublish = () -> {
            // Long enough for whatever is read ahead.
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            held.release(customer);
        };
        relayEverything();

        assertThat(idsSentOf(customer)).containsExactly(1L, 12L);
    }

    @Test
    void readsOnePageAtATimeInABacklogOfWhichTwoDoNotFitIntoTheHeap() {
        queue.add(95);
        queue.onRead = () -> {
            if (Thread.currentThread().getName().equals("outbox-read-ahead")) {
                throw new OutOfMemoryError("for the test");
            }
        };
        relayEverything();
        assertThat(failures).hasSize(1);
        assertThat(log.sent).extracting(OutboxQueue.Row::id).isSorted().hasSize(95);
    }
}
