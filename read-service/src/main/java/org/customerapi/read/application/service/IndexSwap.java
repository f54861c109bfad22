package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadModelUnavailable;

/** Lets an index answer, and returns when it does so everywhere. */
record IndexSwap(IndexGenerations generations, Clock clock) {

    /** Well after the last moment at which Elasticsearch makes a swap whose answer nobody waits for any more. */
    private static final Duration LATEST_SWAP = Duration.ofSeconds(30);

    /**
     * By then a node that still leads writes to the old index is none of the cluster's any more: it is thrown out 90 seconds
     * after it fell behind ({@code cluster.follower_lag.timeout}).
     */
    private static final Duration LATEST_NODE = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /**
     * Swaps.
     *
     * @param old the index that answers; {@code null} where none does
     * @throws InvalidState when it is not certain that the swap was made
     */
    void run(@Nullable String old, IndexBuilder.Task task, Insistence insistence) {
        try {
            generations.swap(old, task.index());
        } catch (ReadModelUnavailable | InvalidState uncertain) {
            // Perhaps only the answer was lost, or the request sent twice and refused the second time.
            if (!answersSoon(task, insistence)) {
                throw new InvalidState(
                        uncertain.getMessage() + " The index stays until the next rebuild; should it come to"
                                + " answer yet, it will be finished.");
            }
            awaitEveryNode(task, insistence);
        }
    }

    private boolean answersSoon(IndexBuilder.Task task, Insistence insistence) {
        Instant end = clock.instant().plus(LATEST_SWAP);
        while (!insistence.get(() -> answers(task.index()))) {
            if (clock.instant().isAfter(end)) {
                return false;
            }
            pause(task);
        }
        return true;
    }

    private void awaitEveryNode(IndexBuilder.Task task, Insistence insistence) {
        Instant end = clock.instant().plus(LATEST_NODE);
        while (clock.instant().isBefore(end)
                && !Thread.currentThread().isInterrupted()
                && insistence.get(() -> answers(task.index()))) {
            pause(task);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InvalidState("Stopped before every node knew of the swap; the next start finishes it.");
        }
    }

    /** Notes that it is still being worked on, lest another instance takes over. */
    private static void pause(IndexBuilder.Task task) {
        task.journal().note(now -> now);
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }

    /** Whether this index is the one that answers. */
    boolean answers(String index) {
        return generations.answering().filter(one -> one.index().equals(index)).isPresent();
    }
}
