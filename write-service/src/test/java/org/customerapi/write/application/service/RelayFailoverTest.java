package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.OutboxQueue.Row;
import org.customerapi.write.application.port.out.RowIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.application.service.FakeOutboxQueue.row;

/** A replica takes over that lacks the last rows of the outbox, and gives their ids to others. */
class RelayFailoverTest extends RelayScene {

    private static final Duration NOT_YET_DELETED = Duration.ofMillis(50);

    private final Row first = row(1, UUID.randomUUID());
    private final Row second = row(2, UUID.randomUUID());

    @Test
    void sendsRowsThatWereGivenIdsOfAcknowledgedOnesThoughNoConnectionBroke() {
        queue.add(2);
        log.onComplete = this::assertNothingWasLeftOut;
        try (OutboxRelay _ = start(NOT_YET_DELETED)) {
            Awaitility.await().until(() -> log.sent.size() == 2);
            queue.failOver(lease.term.get(), first, second);
            Awaitility.await().until(() -> log.sent.size() == 4);
        }
        assertThat(log.sent).endsWith(first, second);
        assertThat(lease.term.get()).isEqualTo(2);
        assertThat(failures).isEmpty();
    }

    private void assertNothingWasLeftOut() {
        assertThat(log.sent).as("before the topic is called complete").containsAll(queue.rows);
    }

    @Test
    void deletesAndNotesNothingThereOfWhatItHadAcknowledged() {
        queue.add(2);
        try (OutboxRelay _ = start(NOT_YET_DELETED)) {
            Awaitility.await().until(() -> log.sent.size() == 2);
            queue.onRead = this::breakOnce;
            Awaitility.await().until(() -> log.sent.size() == 4);
        }
        assertThat(failures).hasSize(1);
        assertThat(queue.noted).isEqualTo(RowIds.NONE);
    }

    private void breakOnce() {
        if (failures.isEmpty()) {
            queue.failOver(lease.term.get(), first, second);
            throw new IllegalStateException("the connection broke");
        }
    }

    @Test
    void comparesBeforeItSendsThere() {
        queue.add(2);
        try (OutboxRelay _ = start(NOT_YET_DELETED)) {
            Awaitility.await().until(() -> log.sent.size() == 2);
            topic.lose();
            queue.failOver(lease.term.get(), first, second);
            Awaitility.await().until(() -> lease.released.get() == 2);
            assertThat(log.sent).doesNotContain(first);
            assertThat(queue.rows).containsExactly(first, second);
        }
    }
}
