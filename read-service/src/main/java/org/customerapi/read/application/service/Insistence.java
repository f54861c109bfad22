package org.customerapi.read.application.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes steps that may not be given up any more: each is tried until it succeeds, ever more slowly. */
final class Insistence {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Consumer<RuntimeException> hindrance;

    /** Tells of each attempt that fails. */
    Insistence(Consumer<RuntimeException> hindrance) {
        this.hindrance = hindrance;
    }

    void run(Runnable step) {
        get(() -> {
            step.run();
            return true;
        });
    }

    <T> T get(Supplier<T> step) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return step.get();
            } catch (RuntimeException failure) {
                hindrance.accept(failure);
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
