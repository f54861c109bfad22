package org.customerapi.read.application.service;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.application.port.in.RebuildReadModel;
import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.application.port.out.EventLog.Replay;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.RebuildStatus;
import org.customerapi.read.domain.RebuildStatus.State;

/**
 * Rebuilds one index at a time: reads the log to its end, compares, swaps, and reads on to the end that the log has then,
 * so that nothing is missing that the projection wrote to the old index in between.
 */
public final class Rebuild implements RebuildReadModel {

    private static final int COMPARISONS = 20;

    private final IndexGenerations generations;
    private final EventLog log;
    private final EventHistory history;
    private final Executor executor;
    private final Clock clock;
    private RebuildStatus status = RebuildStatus.NONE;

    public Rebuild(IndexGenerations generations, EventLog log, EventHistory history, Executor executor, Clock clock) {
        this.generations = generations;
        this.log = log;
        this.history = history;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public synchronized RebuildStatus start() {
        refuseWhileRunning();
        String index = generations.makeNext();
        return begin(index, true);
    }

    @Override
    public synchronized RebuildStatus swapBack() {
        refuseWhileRunning();
        String index = generations
                .previous()
                .orElseThrow(() -> new InvalidState("There is no index before the one that answers."));
        return begin(index, false);
    }

    @Override
    public synchronized RebuildStatus status() {
        return status;
    }

    private void refuseWhileRunning() {
        if (status.state().isRunning()) {
            throw new InvalidState("A rebuild is running.");
        }
    }

    private RebuildStatus begin(String index, boolean isNew) {
        status = RebuildStatus.begun(index, clock.instant());
        executor.execute(() -> run(index, isNew));
        return status;
    }

    private void run(String index, boolean isNew) {
        try (Replay replay = log.replay()) {
            ApplyEvents target =
                    new EventProjection(history, generations.writerOf(index), UnobservedProjection.INSTANCE, clock);
            readToEnd(replay, target);
            change(now -> now.now(State.COMPARING));
            compare(index, replay, target);
            change(now -> now.now(State.SWAPPING));
            generations.swapTo(index);
            replay.lookAgain();
            readToEnd(replay, target);
            change(now -> now.ended(State.DONE, clock.instant(), null));
        } catch (RuntimeException failure) {
            fail(index, isNew, failure);
        }
    }

    private void readToEnd(Replay replay, ApplyEvents target) {
        while (!replay.isAtEnd()) {
            // What the index refuses now, it refused before: it is on the dead-letter topic already.
            target.apply(replay.next());
            change(now -> now.read(replay.read(), replay.size()));
        }
    }

    private void compare(String index, Replay replay, ApplyEvents target) {
        String current = generations.current();
        for (int i = 0; i < COMPARISONS; i++) {
            if (generations.extentOf(index).covers(generations.extentOf(current))) {
                return;
            }
            replay.lookAgain();
            readToEnd(replay, target);
        }
        throw new InvalidState("The new index holds less than the old one (" + generations.extentOf(index) + " against "
                + generations.extentOf(current)
                + "): the log does not reach back to the beginning. Nothing was swapped.");
    }

    private void fail(String index, boolean isNew, RuntimeException failure) {
        change(now -> now.ended(State.FAILED, clock.instant(), String.valueOf(failure.getMessage())));
        if (isNew && !index.equals(generations.current())) {
            generations.drop(index);
        }
    }

    private synchronized void change(UnaryOperator<RebuildStatus> step) {
        status = step.apply(status);
    }
}
