package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Lets many callers share refreshes: at once when little happens, never more often than the interval, and never for more
 * than a third of the time. A refresh that begins after the call serves everyone who called before it.
 */
final class RefreshGate {

    /** Of the time, one part in this many may go into refreshes. */
    private static final int SHARE = 3;

    private final Runnable refresh;
    private final Duration interval;
    private final ScheduledExecutorService scheduler;
    private @Nullable CompletableFuture<Void> next;
    private long nextBegin;

    RefreshGate(Runnable refresh, Duration interval, ScheduledExecutorService scheduler) {
        this.refresh = refresh;
        this.interval = interval;
        this.scheduler = scheduler;
        this.nextBegin = System.nanoTime();
    }

    /** Done when a refresh is done that began after this call. */
    synchronized CompletableFuture<Void> pass() {
        if (next == null) {
            next = new CompletableFuture<>();
            long nanos = nextBegin - System.nanoTime();
            var _ = scheduler.schedule(this::run, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }
        return next;
    }

    private void run() {
        CompletableFuture<Void> mine = begin();
        long begun = System.nanoTime();
        try {
            refresh.run();
            rest(begun);
            mine.complete(null);
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        }
    }

    private synchronized void rest(long begun) {
        long earliest = begun + SHARE * (System.nanoTime() - begun);
        nextBegin = Math.max(nextBegin, earliest);
    }

    private synchronized CompletableFuture<Void> begin() {
        CompletableFuture<Void> mine = next == null ? new CompletableFuture<>() : next;
        next = null;
        nextBegin = System.nanoTime() + interval.toNanos();
        return mine;
    }
}
