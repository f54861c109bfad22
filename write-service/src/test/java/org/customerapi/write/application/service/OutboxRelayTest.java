package org.customerapi.write.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.OutboxAdministration.HeldCustomer;
import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.LostChange;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RelayLease;
import org.customerapi.write.application.port.out.RelayObserver;
import org.customerapi.write.application.port.out.RowIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.application.service.FakeOutboxQueue.row;

class OutboxRelayTest {

    private final AtomicLong nanos = new AtomicLong(1);
    private final FakeLease lease = new FakeLease();
    private final FakeOutboxQueue queue = new FakeOutboxQueue();
    private final FakeHeldEvents held = new FakeHeldEvents(queue);
    private final FakeLog log = new FakeLog();
    private final FakeTopicEnd topic = new FakeTopicEnd();
    private final CopyOnWriteArrayList<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Long> active = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Long> passive = new CopyOnWriteArrayList<>();
    private volatile Runnable onFailure = () -> {};

    private OutboxRelay start() {
        return start(Duration.ZERO);
    }

    private OutboxRelay start(Duration removal) {
        return start(removal, 10);
    }

    private OutboxRelay start(Duration removal, int batch) {
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

    private void relayEverything() {
        try (OutboxRelay _ = start()) {
            Awaitility.await().until(() -> queue.rows.isEmpty());
        }
    }

    private List<Long> idsSentOf(UUID customer) {
        return log.sent.stream()
                .filter(row -> row.customerId().equals(customer))
                .map(OutboxQueue.Row::id)
                .toList();
    }

    @Test
    void sendsTheOldestRowsInOrderAndDeletesThem() {
        queue.add(25);
        relayEverything();
        assertThat(log.sent).extracting(OutboxQueue.Row::id).isSorted().hasSize(25);
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
    void doesNotCallTheTopicCompleteWhileRowsAreUnsent() {
        queue.add(95);
        log.onComplete = () -> assertThat(log.sent).hasSize(95);
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

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

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
        volatile Runnable onRelease = () -> {};

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
        public boolean raise(long number, long higher) {
            return !held.get() && term.compareAndSet(number, higher);
        }

        @Override
        public void release(long number) {
            onRelease.run();
            released.set(number);
        }
    }

    private static final class FakeLog implements EventLog {
        final CopyOnWriteArrayList<OutboxQueue.Row> sent = new CopyOnWriteArrayList<>();
        final AtomicBoolean broken = new AtomicBoolean();
        final AtomicBoolean abandoned = new AtomicBoolean();
        final AtomicLong complete = new AtomicLong();
        final CopyOnWriteArrayList<Long> terms = new CopyOnWriteArrayList<>();
        final Set<Long> refused = ConcurrentHashMap.newKeySet();
        final CopyOnWriteArrayList<Instant> completeUpTo = new CopyOnWriteArrayList<>();
        Runnable onPublish = () -> {};
        Runnable onComplete = () -> {};

        @Override
        public void begin(long term) {
            terms.add(term);
        }

        @Override
        public List<Refusal> publish(List<OutboxQueue.Row> rows, Duration within) {
            onPublish.run();
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            Map<UUID, Refusal> refusals = new LinkedHashMap<>();
            for (OutboxQueue.Row row : rows) {
                if (refused.contains(row.id())) {
                    refusals.put(row.customerId(), new Refusal(row, "too large"));
                } else if (!refusals.containsKey(row.customerId())) {
                    sent.add(row);
                }
            }
            return List.copyOf(refusals.values());
        }

        @Override
        public void tellComplete(Instant asOf) {
            onComplete.run();
            completeUpTo.add(asOf);
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
        public void compared(List<LostChange> lost, boolean beingRecovered) {
            // Seen by what is sent.
        }
    }

    private static final class FakeHeldEvents implements HeldEvents {
        final CopyOnWriteArrayList<OutboxQueue.Row> rows = new CopyOnWriteArrayList<>();
        final FakeOutboxQueue queue;
        volatile Runnable onHold = () -> {};
        volatile Runnable onHeld = () -> {};

        FakeHeldEvents(FakeOutboxQueue queue) {
            this.queue = queue;
        }

        @Override
        public Held held() {
            Set<UUID> customers = rows.stream().map(OutboxQueue.Row::customerId).collect(Collectors.toSet());
            return customers.isEmpty() ? Held.NONE : new Held(customers, Instant.EPOCH);
        }

        @Override
        public boolean hold(List<OutboxQueue.Row> more, List<EventLog.Refusal> refusals, long term) {
            onHold.run();
            Set<UUID> known = new HashSet<>(held().customers());
            refusals.forEach(refusal -> known.add(refusal.row().customerId()));
            if (!more.stream().allMatch(row -> known.contains(row.customerId()))) {
                return false;
            }
            queue.rows.removeAll(more);
            rows.addAll(more);
            onHeld.run();
            return true;
        }

        @Override
        public List<HeldCustomer> list(int limit) {
            return List.of();
        }

        @Override
        public int release(UUID customer) {
            List<OutboxQueue.Row> released = rows.stream()
                    .filter(row -> row.customerId().equals(customer))
                    .toList();
            rows.removeAll(released);
            queue.add(released.toArray(OutboxQueue.Row[]::new));
            return released.size();
        }

        @Override
        public Size size() {
            return new Size(held().customers().size(), rows.size());
        }
    }
}
