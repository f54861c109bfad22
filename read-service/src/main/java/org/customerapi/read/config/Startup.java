package org.customerapi.read.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes the steps that need other servers, in order, each as often as it needs to succeed. The service itself is up
 * meanwhile and says in its readiness what it waits for. A step that meets an {@link UnusableSetting} ends it all.
 */
public final class Startup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Startup.class);

    /**
     * One step.
     *
     * @param name what it does, for people
     * @param action may throw, and is then tried again
     */
    public record Step(String name, Runnable action) {}

    private final List<Step> remaining;
    private final Duration pause;
    private final Consumer<UnusableSetting> end;
    private @Nullable ScheduledExecutorService scheduler;
    private volatile String problem = "has not started";

    /** @param end takes what no further try would mend */
    public Startup(List<Step> steps, Duration pause, Consumer<UnusableSetting> end) {
        this.remaining = new ArrayList<>(steps);
        this.pause = pause;
        this.end = end;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("startup").factory());
        scheduler = started;
        // Stays scheduled when done: a tick without steps costs nothing, and there is no state to get wrong.
        var _ = started.scheduleWithFixedDelay(this::advance, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the first unfinished step failed with; {@code null} once this step and those before it are done. */
    public synchronized @Nullable String problemOf(String step) {
        boolean open = remaining.stream().anyMatch(one -> one.name().equals(step));
        return open ? problem : null;
    }

    private void advance() {
        while (!remaining.isEmpty()) {
            Step step = remaining.getFirst();
            try {
                step.action().run();
            } catch (UnusableSetting hopeless) {
                problem = String.valueOf(hopeless.getMessage());
                end.accept(hopeless);
                stop();
                return;
            } catch (RuntimeException failure) {
                report(step, failure);
                return;
            }
            done(step);
        }
    }

    private synchronized void done(Step step) {
        remaining.remove(step);
        log.info("Done: {}", step.name());
    }

    private void report(Step step, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (!message.equals(problem)) {
            log.error("Not yet done, will be tried again: {}. {}", step.name(), message);
        }
        problem = message;
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
