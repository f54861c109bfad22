package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Lets many callers share refreshes: at once when little happens, and never more often than the interval. A refresh
 * that begins after the call serves everyone who called before it.
 */
final class RefreshGate {

    private final Runnable refresh;
    private final Duration interval;
    private final ScheduledExecutorService scheduler;
    private @Nullable CompletableFuture<Void> next;
    private long lastBegin;

    RefreshGate(Runnable refresh, Duration interval, ScheduledExecutorService scheduler) {
        this.refresh = refresh;
        this.interval = interval;
        this.scheduler = scheduler;
        this.lastBegin = System.nanoTime() - interval.toNanos();
    }

    /** Done when a refresh is done that began after this call. */
    synchronized CompletableFuture<Void> pass() {
        if (next == null) {
            next = new CompletableFuture<>();
            long nanos = lastBegin + interval.toNanos() - System.nanoTime();
            var _ = scheduler.schedule(this::run, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }
        return next;
    }

    private void run() {
        CompletableFuture<Void> mine = begin();
        try {
            refresh.run();
            mine.complete(null);
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        }
    }

    private synchronized CompletableFuture<Void> begin() {
        CompletableFuture<Void> mine = next == null ? new CompletableFuture<>() : next;
        next = null;
        lastBegin = System.nanoTime();
        return mine;
    }
}
