package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

import org.customerapi.write.application.port.out.OutboxQueue;

/**
 * Rows that Kafka has acknowledged and that are on their way out of the outbox. They are deleted beside the relay's work,
 * so that no event waits for the commit that deletes those before it, and many together, since such a commit competes for
 * the disk with those of the writes. A relay that dies first leaves them to its successor, which sends them once more.
 * Used by one thread.
 */
final class AcknowledgedRows implements AutoCloseable {

    private final OutboxQueue queue;
    private final RelaySettings settings;
    private final LongSupplier nanoTime;
    private final Set<Long> leaving = new ConcurrentSkipListSet<>();
    private final ExecutorService remover = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("outbox-removal").factory());
    private CompletableFuture<Boolean> removal = CompletableFuture.completedFuture(true);
    private long sinceNanos;

    AcknowledgedRows(OutboxQueue queue, RelaySettings settings, LongSupplier nanoTime) {
        this.queue = queue;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** Those that may still be in the outbox; whoever reads it now must pass over them. */
    Set<Long> leaving() {
        return Set.copyOf(leaving);
    }

    /** Adds rows; waits for those before when they are more than a batch together. */
    void add(List<OutboxQueue.Row> rows, long term) {
        if (leaving.size() + rows.size() > settings.batch()) {
            settle(term);
        }
        if (leaving.isEmpty()) {
            sinceNanos = nanoTime.getAsLong();
        }
        rows.forEach(row -> leaving.add(row.id()));
    }

    /**
     * Has them deleted when it is time, if the term still holds by then.
     *
     * @return how long the relay may rest: {@code pause}, unless something is left to delete before
     */
    Duration removeInTime(long term, Duration pause) {
        boolean isTime = nanoTime.getAsLong() - sinceNanos >= settings.removal().toNanos();
        if (isTime || leaving.size() > settings.batch() / 2) {
            begin(term);
        }
        boolean comesFirst = settings.removal().compareTo(pause) < 0;
        return leaving.isEmpty() || settings.removal().isZero() || !comesFirst ? pause : settings.removal();
    }

    private void begin(long term) {
        if (removal.isDone() && !leaving.isEmpty()) {
            sinceNanos = nanoTime.getAsLong();
            // After a failure, or the end of the term, nothing more is deleted.
            removal = removal.thenApplyAsync(held -> held && removeAll(term), remover);
        }
    }

    private boolean removeAll(long term) {
        Set<Long> rows = leaving();
        boolean held = queue.remove(rows, term);
        leaving.removeAll(rows);
        return held;
    }

    /**
     * Whether the term held whenever rows were deleted so far.
     *
     * @throws RuntimeException when rows could not be deleted
     */
    boolean termHeld() {
        return !removal.isDone() || result();
    }

    /**
     * Waits until all are gone.
     *
     * @return false when the term is over
     * @throws RuntimeException when rows could not be deleted
     */
    boolean settle(long term) {
        result();
        begin(term);
        return result();
    }

    private boolean result() {
        try {
            return removal.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    /** Ends a term: what is still in the outbox will be read again. */
    void forget() {
        leaving.clear();
        removal = CompletableFuture.completedFuture(true);
    }

    @Override
    public void close() {
        remover.close();
    }
}
