package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RowIds;

/**
 * Rows that Kafka has acknowledged and that are on their way out of the outbox. They are deleted beside the relay's work,
 * so that no event waits for the commit that deletes those before it, and many together, since such a commit competes for
 * the disk with those of the writes. In a backlog they are kept and noted instead: to delete a row costs more than all
 * else that is done for it, and can wait, whereas events cannot. They leave bit by bit when the backlog is gone. A relay
 * that dies leaves what is neither deleted nor noted to its successor, which sends it once more. Used by one thread.
 */
final class AcknowledgedRows implements AutoCloseable {

    /** Where ids are given one by one, and few transactions fail, there are few. Looks have to pass over each. */
    static final int MOST_RANGES = 100;

    /** In a backlog that never ends, the disk would fill up with them. */
    private static final long MOST_KEPT = 5_000_000;

    private final OutboxQueue queue;
    private final RelaySettings settings;
    private final LongSupplier nanoTime;
    private final ExecutorService remover = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("outbox-removal").factory());
    private RowIds kept = RowIds.NONE;
    private RowIds fresh = RowIds.NONE;
    private RowIds going = RowIds.NONE;
    private CompletableFuture<Boolean> step = CompletableFuture.completedFuture(true);
    private long sinceNanos;

    AcknowledgedRows(OutboxQueue queue, RelaySettings settings, LongSupplier nanoTime) {
        this.queue = queue;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** Begins a term with what the one before has noted. */
    void learn(long term) {
        kept = queue.noted(term);
    }

    /** Those that may still be in the outbox; whoever reads it now must pass over them. */
    RowIds leaving() {
        return kept.plus(fresh).plus(going);
    }

    /** Adds rows; waits for those before when they have to be deleted and are more than a batch. */
    void add(RowIds more, long term) {
        if (fresh.size() > settings.batch() && !canBeKept(leaving())) {
            settle(term);
        }
        if (leaving().isEmpty()) {
            sinceNanos = nanoTime.getAsLong();
        }
        fresh = fresh.plus(more);
    }

    /**
     * Has them deleted when it is time, or in a backlog noted, if the term still holds by then.
     *
     * @return how long the relay may rest: not at all in a backlog, otherwise until it polls, or something is left to delete
     */
    Duration removeInTime(long term, boolean backlog) {
        boolean isTime = nanoTime.getAsLong() - sinceNanos >= settings.removal().toNanos();
        if (isTime || (!backlog && fresh.size() > settings.batch() / 2)) {
            begin(term, backlog);
        }
        Duration pause = backlog ? Duration.ZERO : settings.poll();
        boolean comesFirst = settings.removal().compareTo(pause) < 0;
        return leaving().isEmpty() || settings.removal().isZero() || !comesFirst ? pause : settings.removal();
    }

    private static boolean canBeKept(RowIds all) {
        return all.ranges().size() <= MOST_RANGES && all.size() <= MOST_KEPT;
    }

    private void begin(long term, boolean backlog) {
        if (!step.isDone()) {
            return;
        }
        going = RowIds.NONE;
        RowIds all = leaving();
        if (all.isEmpty()) {
            return;
        }
        sinceNanos = nanoTime.getAsLong();
        boolean stay = canBeKept(all) && (backlog || fresh.size() > settings.batch());
        BooleanSupplier work = stay ? keep(all, term) : remove(term);
        // After a failure, or the end of the term, nothing more is done.
        step = step.thenApplyAsync(held -> held && work.getAsBoolean(), remover);
    }

    private BooleanSupplier keep(RowIds all, long term) {
        kept = all;
        fresh = RowIds.NONE;
        return () -> queue.note(all, term);
    }

    private BooleanSupplier remove(long term) {
        RowIds old = kept.lowest(leftovers());
        RowIds gone = fresh.lowest(settings.batch()).plus(old);
        RowIds rest = kept.minus(old);
        fresh = fresh.minus(gone);
        kept = rest;
        going = gone;
        return () -> queue.remove(gone, term) && (old.isEmpty() || queue.note(rest, term));
    }

    /**
     * How many of those that a backlog has left go with those that have come since. Fewer while events come, as writes
     * wait for the commit of a deletion, the longer the larger it is; more when very many are left.
     */
    private long leftovers() {
        int some = fresh.isEmpty() ? settings.batch() / 2 : settings.batch() / 10;
        return Math.min(settings.batch(), some + kept.size() / 5_000);
    }

    /**
     * Whether the term held whenever rows were deleted or noted so far.
     *
     * @throws RuntimeException when that failed
     */
    boolean termHeld() {
        return !step.isDone() || result();
    }

    /**
     * Waits until they are deleted, or noted if they are many.
     *
     * @return false when the term is over
     * @throws RuntimeException when that failed
     */
    boolean settle(long term) {
        result();
        begin(term, leaving().size() > settings.batch());
        return result();
    }

    private boolean result() {
        try {
            boolean held = step.join();
            going = RowIds.NONE;
            return held;
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    /** Ends a term: what is still in the outbox, and not noted, will be read again. */
    void forget() {
        kept = RowIds.NONE;
        fresh = RowIds.NONE;
        going = RowIds.NONE;
        step = CompletableFuture.completedFuture(true);
    }

    @Override
    public void close() {
        remover.close();
    }
}
