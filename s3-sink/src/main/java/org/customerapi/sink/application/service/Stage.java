package org.customerapi.sink.application.service;

import java.time.Instant;
import java.util.concurrent.Future;

import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.domain.OffsetRange;

/** What a session is doing. */
sealed interface Stage {

    /** Waits for a record to begin an object with. */
    record Resting() implements Stage {}

    /**
     * Has an object that grows.
     *
     * @param due when it is put even if it is small
     * @param oldestChange when the change of its first record was made
     */
    record Filling(Draft draft, Instant due, Instant oldestChange) implements Stage {}

    /** Waits for the answer to an attempt. */
    record Working(Step step, int attempt, Future<OffsetRange> answer) implements Stage {}

    /** Waits before the next attempt. */
    record Waiting(Step step, int failures, Instant nextTry) implements Stage {}
}
