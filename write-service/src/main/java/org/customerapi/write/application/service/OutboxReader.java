package org.customerapi.write.application.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RowIds;

/**
 * Looks at the outbox, in a backlog at its next page while the one before is being sent. What is read ahead has to be
 * forgotten when rows that belong before it may come back into the outbox. Used by one thread.
 */
final class OutboxReader implements AutoCloseable {

    private final OutboxQueue queue;
    private final LongSupplier nanoTime;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("outbox-read-ahead").factory());
    private CompletableFuture<?> lastBegun = CompletableFuture.completedFuture(null);
    private @Nullable CompletableFuture<Look> ahead;

    OutboxReader(OutboxQueue queue, LongSupplier nanoTime) {
        this.queue = queue;
        this.nanoTime = nanoTime;
    }

    /**
     * What was seen.
     *
     * @param limit rows that were asked for
     * @param nanos when it was read, by the relay's clock
     */
    record Look(OutboxQueue.Page page, int limit, long nanos) {

        /** Whether more rows may be there. */
        boolean isFull() {
            return page.rows().size() == limit;
        }
    }

    /**
     * The oldest rows as they were read ahead, or else as they are now.
     *
     * @param leaving ids of rows to pass over; asked for only when they are read now
     */
    Look oldest(int limit, Supplier<RowIds> leaving, long term) {
        CompletableFuture<Look> read = ahead;
        ahead = null;
        return read == null ? look(limit, leaving.get(), term) : result(read);
    }

    /** Begins to read what comes after the rows that are leaving, unless a forgotten read still hangs. */
    void readAhead(int limit, RowIds leaving, long term) {
        if (lastBegun.isDone()) {
            ahead = CompletableFuture.supplyAsync(() -> look(limit, leaving, term), reader);
            lastBegun = ahead;
        }
    }

    void forget() {
        ahead = null;
    }

    private Look look(int limit, RowIds leaving, long term) {
        return new Look(queue.oldest(limit, leaving, term), limit, nanoTime.getAsLong());
    }

    private static Look result(CompletableFuture<Look> read) {
        try {
            return read.join();
        } catch (CompletionException failure) {
            switch (failure.getCause()) {
                case RuntimeException known -> throw known;
                case Error tooLarge -> throw tooLarge;
                case null, default -> throw failure;
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
