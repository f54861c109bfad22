package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Tries each step until it succeeds, ever more slowly, or until whoever is told of its failures gives it up. A thread that
 * is interrupted tries nothing again.
 */
final class Insistence {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Hindrance hindrance;

    Insistence(Clock clock, Hindrance hindrance) {
        this.clock = clock;
        this.hindrance = hindrance;
    }

    /** Is told of each attempt that fails. */
    @FunctionalInterface
    interface Hindrance {

        /**
         * Gives the step up by an exception, or lets it be tried again.
         *
         * @param begun when the step was tried first
         */
        void met(RuntimeException failure, Instant begun);
    }

    void run(Runnable step) {
        get(() -> {
            step.run();
            return true;
        });
    }

    <T> T get(Supplier<T> step) {
        Instant begun = clock.instant();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return step.get();
            } catch (RuntimeException failure) {
                hindrance.met(failure, begun);
                LockSupport.parkNanos(pause.toNanos());
                if (Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
            }
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
