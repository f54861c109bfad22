package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Asks for the projection's progress a few times a second, away from every request. */
final class ProgressPolling implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ProjectionProgress progress;
    private @Nullable ScheduledExecutorService scheduler;

    ProgressPolling(ProjectionProgress progress) {
        this.progress = progress;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("projection-progress").daemon().factory());
        var _ = started.scheduleWithFixedDelay(progress::poll, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        scheduler = started;
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.shutdownNow();
        }
        scheduler = null;
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
