package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

import org.customerapi.read.domain.ReadModelUnavailable;

/**
 * Batches that are applied and wait for a refresh. Their offsets are committed when it is done, while the next ones are
 * read and applied: an event does not wait for the refresh of those before it and then for its own.
 */
final class AppliedBatches implements ConsumerAwareRebalanceListener {

    /** Enough to work on during a refresh, and few enough to be held: each acknowledgment keeps its records. */
    private static final int MOST_EVENTS = 5_000;

    private final BackOff pauses;
    private final Duration longestWait;
    private final RetryLog retries;
    private final List<AppliedBatch> waiting = new ArrayList<>();
    private final ThreadLocal<BatchInHand> inHand = ThreadLocal.withInitial(BatchInHand::new);

    /**
     * Holds none yet.
     *
     * @param pauses between two attempts to make the same batch searchable
     * @param longestWait for room, and for what is under way when partitions go to another instance
     */
    AppliedBatches(BackOff pauses, Duration longestWait, RetryLog retries) {
        this.pauses = pauses;
        this.longestWait = longestWait;
        this.retries = retries;
    }

    /**
     * Takes these records in hand, and returns once the events that wait are few enough for another batch.
     *
     * @return whether they are to be applied: not when, since they were taken first, one of their partitions has gone, whose
     *     next owner may have committed more by now; what stays here of them is read once more
     * @throws ReadModelUnavailable when there is no room for too long
     */
    synchronized boolean take(List<? extends ConsumerRecord<?, ?>> records) {
        if (!inHand.get().take(records)) {
            return false;
        }
        if (!awaited(() -> waiting.stream().mapToInt(AppliedBatch::size).sum() <= MOST_EVENTS)) {
            throw new ReadModelUnavailable("The events that were applied before are not searchable yet", null);
        }
        return true;
    }

    /** Commits this batch, of the records in hand, when it is searchable, however often that has to be tried. */
    void add(AppliedBatch batch) {
        inHand.get().letGo();
        synchronized (this) {
            waiting.add(batch);
        }
        makeSearchable(batch, pauses.start());
    }

    /** Whether a batch of this partition waits. */
    synchronized boolean isAnyOf(TopicPartition partition) {
        return waiting.stream().anyMatch(batch -> batch.isOf(Set.of(partition)));
    }

    private void makeSearchable(AppliedBatch batch, BackOffExecution attempts) {
        var _ = batch.makeSearchable().whenComplete((_, failure) -> {
            if (failure == null) {
                searchable(batch);
            } else {
                retries.failedRefresh(batch.size(), failure);
                tryAgain(batch, attempts);
            }
        });
    }

    private void tryAgain(AppliedBatch batch, BackOffExecution attempts) {
        CompletableFuture.delayedExecutor(attempts.nextBackOff(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (isWaiting(batch)) {
                        makeSearchable(batch, attempts);
                    }
                });
    }

    private synchronized boolean isWaiting(AppliedBatch batch) {
        return waiting.contains(batch);
    }

    /** What was applied before it is searchable as well, and must not be committed after it, which would set the group back. */
    private synchronized void searchable(AppliedBatch batch) {
        List<AppliedBatch> done = waiting.subList(0, waiting.indexOf(batch) + 1);
        done.forEach(AppliedBatch::acknowledge);
        done.clear();
        notifyAll();
    }

    /** What is under way is finished, if it can be, so that whoever gets the partitions does not repeat it. */
    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        Set<TopicPartition> mine = new HashSet<>(consumer.assignment());
        mine.addAll(revoked);
        synchronized (this) {
            boolean finished = awaited(() -> waiting.stream().noneMatch(batch -> batch.isOf(mine)));
            if (!finished || inHand.get().isOf(revoked)) {
                giveUp(consumer, mine, revoked);
            }
        }
    }

    @Override
    public synchronized void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        giveUp(consumer, new HashSet<>(lost), lost);
    }

    /**
     * A commit that came later would set the group back behind what the next owner of a partition has committed. What
     * stays here of these batches is read once more.
     */
    private void giveUp(Consumer<?, ?> consumer, Set<TopicPartition> mine, Collection<TopicPartition> gone) {
        List<AppliedBatch> given =
                waiting.stream().filter(batch -> batch.isOf(mine)).toList();
        waiting.removeAll(given);
        notifyAll();
        Map<TopicPartition, Long> unapplied = new HashMap<>(inHand.get().giveUp());
        given.forEach(
                batch -> batch.starts().forEach((partition, start) -> unapplied.merge(partition, start, Math::min)));
        unapplied.keySet().removeAll(gone);
        unapplied.keySet().retainAll(consumer.assignment());
        unapplied.forEach(consumer::seek);
    }

    private boolean awaited(BooleanSupplier condition) {
        long deadline = System.nanoTime() + longestWait.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (millis <= 0) {
                    return false;
                }
                wait(millis);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
