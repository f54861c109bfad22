package org.customerapi.write.application.service;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the relay does while MySQL is behind the topic. */
class RelayDatabaseSetBackTest extends RelayScene {

    @Test
    void sendsNothingWhileTheDatabaseIsBehindTheTopic() {
        topic.lose();
        queue.add(3);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> topic.looks.get() > 3);
            assertThat(log.sent).isEmpty();
            assertThat(lease.asked.get()).isEqualTo(1);
            assertThat(lease.released.get()).isEqualTo(1);

            topic.recover();
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
        assertThat(active).containsExactly(2L);
        assertThat(failures).isEmpty();
    }

    @Test
    void looksAgainBeforeItSendsAfterAFailure() {
        log.broken.set(true);
        queue.add(1);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> !failures.isEmpty());
            topic.lose();
            Awaitility.await().until(() -> lease.released.get() == lease.term.get());
            log.broken.set(false);
            long looks = topic.looks.get();
            Awaitility.await().until(() -> topic.looks.get() > looks + 3);
            assertThat(log.sent).isEmpty();
        }
    }

    @Test
    void comparesTheDatabaseThoughAnotherInstanceRelays() {
        lease.held.set(true);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> lease.asked.get() > 3);
        }
        assertThat(topic.looks.get()).isEqualTo(1);
    }

    @Test
    void numbersItsTermAboveAllThatTheTopicsTellOf() {
        topic.highestTerm = 41;
        queue.add(1);
        relayEverything();
        assertThat(active).containsExactly(42L);
        assertThat(log.terms).containsExactly(42L);
    }
}
