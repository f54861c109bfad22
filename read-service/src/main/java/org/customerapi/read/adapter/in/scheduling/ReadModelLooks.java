package org.customerapi.read.adapter.in.scheduling;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import org.customerapi.read.application.port.in.WatchReadModel;

/** Looks after the read model once a second, away from every request. */
final class ReadModelLooks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReadModelLooks.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WatchReadModel watch;
    private @Nullable ScheduledExecutorService scheduler;
    private boolean failing;

    ReadModelLooks(WatchReadModel watch) {
        this.watch = watch;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("read-model-looks").factory());
        var _ = started.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        scheduler = started;
    }

    private void look() {
        try {
            watch.look();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.info("The read model cannot be looked after now: {}", failure.getMessage());
            }
            failing = true;
        }
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
