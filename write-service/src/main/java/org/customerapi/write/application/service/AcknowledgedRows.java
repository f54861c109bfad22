package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RowIds;

/**
 * Rows that Kafka has acknowledged and that are on their way out of the outbox. They are deleted beside the relay's work,
 * so that no event waits for the commit that deletes those before it, and many together, since such a commit competes for
 * the disk with those of the writes. In a backlog they stay, and are noted instead: to delete a row costs more than all
 * else that is done for it, and can wait, whereas events cannot. They leave bit by bit when the backlog is gone. A relay
 * that dies leaves what it has not noted yet to its successor, which sends it once more. Used by one thread.
 */
final class AcknowledgedRows implements AutoCloseable {

    /** Where ids are given one by one, there are few. With more, deleting keeps what has to be passed over small. */
    private static final int MOST_RANGES = 100;

    private final OutboxQueue queue;
    private final RelaySettings settings;
    private final LongSupplier nanoTime;
    private final AtomicReference<RowIds> leaving = new AtomicReference<>(RowIds.NONE);
    private final ExecutorService remover = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("outbox-removal").factory());
    private CompletableFuture<Boolean> removal = CompletableFuture.completedFuture(true);
    private volatile boolean areNoted;
    private long sinceNanos;
    private long fresh;

    AcknowledgedRows(OutboxQueue queue, RelaySettings settings, LongSupplier nanoTime) {
        this.queue = queue;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** Begins a term with what the one before has noted. */
    void learn() {
        RowIds noted = queue.noted();
        leaving.set(noted);
        areNoted = !noted.isEmpty();
    }

    /** Those that may still be in the outbox; whoever reads it now must pass over them. */
    RowIds leaving() {
        return leaving.get();
    }

    /** Adds rows; waits for those before where they lie so far apart that passing over them would take long. */
    void add(RowIds more, long term) {
        if (leaving().ranges().size() > settings.batch()) {
            settle(term);
        }
        if (leaving().isEmpty()) {
            sinceNanos = nanoTime.getAsLong();
        }
        fresh += more.size();
        leaving.updateAndGet(more::plus);
    }

    /**
     * Has them deleted when it is time, or in a backlog noted, if the term still holds by then.
     *
     * @return how long the relay may rest: {@code pause}, unless something is left to delete before
     */
    Duration removeInTime(long term, boolean backlog, Duration pause) {
        boolean isTime = nanoTime.getAsLong() - sinceNanos >= settings.removal().toNanos();
        if (isTime || (!backlog && fresh > settings.batch() / 2)) {
            begin(term, backlog);
        }
        boolean comesFirst = settings.removal().compareTo(pause) < 0;
        return leaving().isEmpty() || settings.removal().isZero() || !comesFirst ? pause : settings.removal();
    }

    private void begin(long term, boolean backlog) {
        RowIds all = leaving();
        if (!removal.isDone() || all.isEmpty()) {
            return;
        }
        RowIds some = all.lowest(fresh + leftovers());
        sinceNanos = nanoTime.getAsLong();
        fresh = 0;
        BooleanSupplier step =
                backlog && all.ranges().size() <= MOST_RANGES ? () -> note(all, term) : () -> remove(some, term);
        // After a failure, or the end of the term, nothing more is deleted.
        removal = removal.thenApplyAsync(held -> held && step.getAsBoolean(), remover);
    }

    /**
     * How many of those that a backlog has left go with as many as have come since. With fewer while events come: writes
     * wait for the commit of a deletion, the longer the larger it is.
     */
    private int leftovers() {
        return fresh == 0 ? settings.batch() / 2 : settings.batch() / 10;
    }

    private boolean note(RowIds all, long term) {
        areNoted = true;
        return queue.note(all, term);
    }

    private boolean remove(RowIds some, long term) {
        RowIds rest = leaving().minus(some);
        boolean areAll = rest.isEmpty() && !areNoted;
        boolean held = areAll ? queue.remove(some, term) : queue.remove(some, rest, term);
        if (held) {
            leaving.updateAndGet(all -> all.minus(some));
            areNoted = !rest.isEmpty();
        }
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
     * Waits until all are gone, or noted if they are many.
     *
     * @return false when the term is over
     * @throws RuntimeException when rows could not be deleted
     */
    boolean settle(long term) {
        result();
        begin(term, leaving().size() > settings.batch());
        return result();
    }

    private boolean result() {
        try {
            return removal.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    /** Ends a term: what is still in the outbox, and not noted, will be read again. */
    void forget() {
        leaving.set(RowIds.NONE);
        areNoted = false;
        fresh = 0;
        removal = CompletableFuture.completedFuture(true);
    }

    @Override
    public void close() {
        remover.close();
    }
}
