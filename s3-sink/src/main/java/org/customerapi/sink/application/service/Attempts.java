package org.customerapi.sink.application.service;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.domain.BackOff;
import org.customerapi.sink.domain.Partition;

/** Runs steps beside the consumer's thread, and says when one that failed is tried again. */
final class Attempts {

    private final ExecutorService executor;
    private final BackOff backOff;
    private final RandomGenerator random;
    private final InstantSource timer;
    private final Journal journal;

    Attempts(ExecutorService executor, BackOff backOff, RandomGenerator random, InstantSource timer, Journal journal) {
        this.executor = executor;
        this.backOff = backOff;
        this.random = random;
        this.timer = timer;
        this.journal = journal;
    }

    Stage.Working begin(Step step, int attempt) {
        return new Stage.Working(step, attempt, executor.submit(step::run));
    }

    Stage.Waiting failed(Partition partition, Step step, int attempt, Throwable cause) {
        Instant nextTry = timer.instant().plus(backOff.after(attempt, random));
        String reason = cause instanceof ArchiveException known
                ? known.reason()
                : cause.getClass().getSimpleName();
        journal.attemptFailed(partition, step, attempt, cause, reason, nextTry);
        return new Stage.Waiting(step, attempt, nextTry);
    }
}
