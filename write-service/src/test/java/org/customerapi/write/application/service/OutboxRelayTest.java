package org.customerapi.write.application.service;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.OutboxQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** What the relay sends, in which order, and what it does when Kafka fails. */
class OutboxRelayTest extends RelayScene {

    @Test
    void sendsTheOldestRowsInOrderAndDeletesThem() {
        queue.add(25);
        relayEverything();
        assertThat(log.sent).extracting(OutboxQueue.Row::id).isSorted().hasSize(25);
    }

    @Test
    void keepsRowsThatWereNotAcknowledgedAndBeginsANewTerm() {
        log.broken.set(true);
        queue.add(3);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> failures.size() >= 2);
            assertThat(queue.rows).hasSize(3);
            log.broken.set(false);
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(lease.term.get()).isGreaterThan(1);
        assertThat(log.abandoned.get()).isTrue();
    }

    @Test
    void letsAnotherInstanceTryWhenItCannotReachKafka() {
        log.broken.set(true);
        queue.add(1);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> lease.released.get() > 0);
        }
        assertThat(queue.rows).hasSize(1);
    }

    @Test
    void goesOnWhenTheHeapIsTooFullEvenToTellOfAFailure() {
        queue.add(3);
        log.onPublish = () -> {
            if (failures.size() < 2) {
                throw new OutOfMemoryError("for the test");
            }
        };
        onFailure = () -> {
            if (failures.size() == 1) {
                throw new OutOfMemoryError("again");
            }
        };
        relayEverything();
        assertThat(log.sent).hasSize(3);
        assertThat(passive).containsExactlyElementsOf(active);
    }

    @Test
    void goesOnAndTellsWhenARoundEndsInAnError() {
        queue.add(3);
        log.onPublish = () -> {
            if (failures.isEmpty()) {
                throw new NoClassDefFoundError("for the test");
            }
        };
        relayEverything();
        assertThat(log.sent).hasSize(3);
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasCauseInstanceOf(NoClassDefFoundError.class));
    }

    @Test
    void tellsOfWatermarksThatAreLost() {
        log.losesWatermarks = true;
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> !lostWatermarks.isEmpty());
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void doesNotCallTheTopicCompleteWhileRowsAreUnsent() {
        queue.add(95);
        log.onComplete = () -> assertThat(log.sent).hasSize(95);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> log.complete.get() > 0);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void doesNotCallTheTopicCompleteWhileSmallerPagesFollowAFailure() {
        queue.add(95);
        log.onPublish = () -> {
            if (failures.isEmpty()) {
                throw new IllegalStateException("the broker is away");
            }
        };
        log.onComplete = () -> assertThat(log.sent).hasSize(95);
        try (OutboxRelay _ = start(Duration.ZERO, 40)) {
            Awaitility.await().until(() -> log.complete.get() > 0);
        }
        assertThat(failures).hasSize(1);
    }
}
