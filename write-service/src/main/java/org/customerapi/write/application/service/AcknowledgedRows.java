package org.customerapi.write.application.service;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.customerapi.write.application.port.out.OutboxQueue;

/**
 * Rows that Kafka has acknowledged and that are on their way out of the outbox. They are deleted beside the relay's work,
 * as many together as there are by then, so that no event waits for the commit that deletes those before it. Used by one
 * thread.
 */
final class AcknowledgedRows implements AutoCloseable {

    private final OutboxQueue queue;
    private final int limit;
    private final Set<Long> leaving = new ConcurrentSkipListSet<>();
    private final ExecutorService remover = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("outbox-removal").factory());
    private CompletableFuture<Boolean> removal = CompletableFuture.completedFuture(true);

    /** @param limit how many may be on their way before the relay waits for those before */
    AcknowledgedRows(OutboxQueue queue, int limit) {
        this.queue = queue;
        this.limit = limit;
    }

    /** Those that may still be in the outbox; whoever reads it now must pass over them. */
    Set<Long> leaving() {
        return Set.copyOf(leaving);
    }

    /** Has them deleted, if the term still holds by then. */
    void remove(List<OutboxQueue.Row> rows, long term) {
        if (leaving.size() + rows.size() > limit) {
            settle();
        }
        rows.forEach(row -> leaving.add(row.id()));
        // After a failure, or the end of the term, nothing more is deleted.
        removal = removal.thenApplyAsync(held -> held && removeAll(term), remover);
    }

    private boolean removeAll(long term) {
        Set<Long> rows = leaving();
        boolean held = rows.isEmpty() || queue.remove(rows, term);
        leaving.removeAll(rows);
        return held;
    }

    /**
     * Whether the term held whenever rows were deleted so far.
     *
     * @throws RuntimeException when rows could not be deleted
     */
    boolean termHeld() {
        return !removal.isDone() || settle();
    }

    /**
     * Waits until all are gone.
     *
     * @return false when the term is over
     * @throws RuntimeException when rows could not be deleted
     */
    boolean settle() {
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
