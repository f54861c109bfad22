package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for the projection's progress a few times a second, away from every request. */
final class ProgressPolling implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ProjectionProgress progress;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("projection-progress").daemon().factory());

    ProgressPolling(ProjectionProgress progress) {
        this.progress = progress;
    }

    void start() {
        var _ = scheduler.scheduleWithFixedDelay(progress::poll, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
