package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;

import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.LostChange;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RelayObserver;

import static org.assertj.core.api.Assertions.assertThat;

/** A relay amid fakes: an outbox, a lease, a log, and a topic to compare the database with. */
abstract class RelayScene {

    final AtomicLong nanos = new AtomicLong(1);
    final FakeRelayLease lease = new FakeRelayLease();
    final FakeOutboxQueue queue = new FakeOutboxQueue();
    final FakeHeldEvents held = new FakeHeldEvents(queue);
    final FakeEventLog log = new FakeEventLog();
    final FakeTopicEnd topic = new FakeTopicEnd();
    final CopyOnWriteArrayList<RuntimeException> failures = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<Long> active = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<Long> passive = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<Throwable> lostWatermarks = new CopyOnWriteArrayList<>();
    volatile Runnable onFailure = () -> {};

    OutboxRelay start() {
        return start(Duration.ZERO);
    }

    OutboxRelay start(Duration removal) {
        return start(removal, 10);
    }

    OutboxRelay start(Duration removal, int batch) {
        RelaySettings settings = new RelaySettings(
                Duration.ofSeconds(2),
                Duration.ofMillis(5),
                Duration.ofMillis(5),
                batch,
                removal,
                Duration.ofMillis(1),
                Duration.ofMillis(1));
        FailureList observer = new FailureList();
        LogComparison comparison = new LogComparison(topic, topic, observer);
        return new OutboxRelay(new RelayRounds(lease, queue, held, log, comparison, observer, settings, nanos::get));
    }

    void relayEverything() {
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private final class FailureList implements RelayObserver {
        @Override
        public void becameActive(long term) {
            active.add(term);
        }

        @Override
        public void becamePassive(long term) {
            passive.add(term);
        }

        @Override
        public void published(OutboxQueue.Page page, List<OutboxQueue.Row> rows, double secondsSinceRead) {
            // Seen in the log.
        }

        @Override
        public void failed(List<OutboxQueue.Row> rows, long term, RuntimeException cause) {
            failures.add(cause);
            onFailure.run();
        }

        @Override
        public void refused(EventLog.Refusal refusal) {
            // Seen among the held.
        }

        @Override
        public void watermarkLost(Throwable cause) {
            lostWatermarks.add(cause);
        }

        @Override
        public void compared(List<LostChange> lost, boolean beingRecovered) {
            // Seen by what is sent.
        }
    }
}
