package org.customerapi.write.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RelayLease;
import org.customerapi.write.application.port.out.RelayObserver;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxRelayTest {

    private static final RelaySettings SETTINGS = new RelaySettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            10,
            Duration.ofMillis(1),
            Duration.ofMillis(1));

    private final AtomicLong nanos = new AtomicLong(1);
    private final FakeLease lease = new FakeLease();
    private final FakeQueue queue = new FakeQueue();
    private final FakeLog log = new FakeLog();
    private final CopyOnWriteArrayList<RuntimeException> failures = new CopyOnWriteArrayList<>();

    private OutboxRelay start() {
        return new OutboxRelay(lease, queue, log, new FailureList(), SETTINGS, nanos::get);
    }

    @Test
    void sendsTheOldestRowsInOrderAndDeletesThem() {
        queue.add(25);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
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
    void doesNotCallTheTopicCompleteWhileRowsAreLeft() {
        queue.add(95);
        log.onComplete = () -> assertThat(queue.rows).isEmpty();
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> log.complete.get() > 0);
        }
        assertThat(failures).isEmpty();
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
    void letsAnotherInstanceTryWhenItCannotReachKafka() {
        log.broken.set(true);
        queue.add(1);
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> lease.released.get() > 0);
        }
        assertThat(queue.rows).hasSize(1);
    }

    @Test
    void givesTheLeaseBackAtTheEnd() {
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> lease.term.get() == 1);
        }
        assertThat(lease.released.get()).isEqualTo(1);
    }

    private static final class FakeLease implements RelayLease {
        final AtomicLong term = new AtomicLong();
        final AtomicLong asked = new AtomicLong();
        final AtomicLong released = new AtomicLong();
        final AtomicBoolean held = new AtomicBoolean();

        @Override
        public OptionalLong acquire(Duration duration) {
            asked.incrementAndGet();
            return held.get() ? OptionalLong.empty() : OptionalLong.of(term.incrementAndGet());
        }

        @Override
        public boolean renew(long number, Duration duration) {
            return !held.get() && number == term.get();
        }

        @Override
        public void release(long number) {
            released.set(number);
        }
    }

    private static final class FakeQueue implements OutboxQueue {
        final CopyOnWriteArrayList<Row> rows = new CopyOnWriteArrayList<>();
        Runnable onRead = () -> {};

        void add(int count) {
            for (int i = 1; i <= count; i++) {
                Instant now = Instant.EPOCH;
                rows.add(new Row(i, UUID.randomUUID(), 1, UUID.randomUUID(), "type", now, now, null, "{}"));
            }
        }

        @Override
        public Page oldest(int limit) {
            onRead.run();
            return new Page(new ArrayList<>(rows.stream().limit(limit).toList()), Instant.EPOCH);
        }

        @Override
        public boolean remove(List<Row> sent, long term) {
            return rows.removeAll(sent);
        }

        @Override
        public Depth depth() {
            return new Depth(rows.size(), 0);
        }
    }

    private static final class FakeLog implements EventLog {
        final CopyOnWriteArrayList<OutboxQueue.Row> sent = new CopyOnWriteArrayList<>();
        final AtomicBoolean broken = new AtomicBoolean();
        final AtomicBoolean abandoned = new AtomicBoolean();
        final AtomicLong complete = new AtomicLong();
        Runnable onComplete = () -> {};

        @Override
        public void begin(long term) {
            // Nothing to learn about a topic that is a list.
        }

        @Override
        public void publish(List<OutboxQueue.Row> rows, Duration within) {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            sent.addAll(rows);
        }

        @Override
        public void tellComplete(Instant asOf) {
            onComplete.run();
            complete.incrementAndGet();
        }

        @Override
        public void abandon() {
            abandoned.set(true);
        }
    }

    private final class FailureList implements RelayObserver {
        @Override
        public void becameActive(long term) {
            // Seen in the lease.
        }

        @Override
        public void becamePassive(long term) {
            // Seen in the lease.
        }

        @Override
        public void published(OutboxQueue.Page page, List<OutboxQueue.Row> rows, double secondsSinceRead) {
            // Seen in the log.
        }

        @Override
        public void failed(List<OutboxQueue.Row> rows, long term, RuntimeException cause) {
            failures.add(cause);
        }
    }
}
