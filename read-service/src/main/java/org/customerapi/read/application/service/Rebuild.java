package org.customerapi.read.application.service;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.application.port.in.RebuildReadModel;
import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.application.port.out.EventLog.Replay;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.RebuildObserver;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.Extent;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.RebuildStatus;
import org.customerapi.read.domain.RebuildStatus.State;

/**
 * Rebuilds one index at a time: reads the log to its end, compares, swaps, and reads on to the end that the log has then,
 * so that nothing is missing that the projection wrote to the old index in between. Until the swap a failure ends it;
 * after it every step is tried until it succeeds, by the next start of an instance if need be.
 */
public final class Rebuild implements RebuildReadModel {

    private final IndexGenerations generations;
    private final EventLog log;
    private final EventHistory history;
    private final Executor executor;
    private final RebuildObserver observer;
    private final Clock clock;
    private RebuildStatus status = RebuildStatus.NONE;

    public Rebuild(
            IndexGenerations generations,
            EventLog log,
            EventHistory history,
            Executor executor,
            RebuildObserver observer,
            Clock clock) {
        this.generations = generations;
        this.log = log;
        this.history = history;
        this.executor = executor;
        this.observer = observer;
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
    public synchronized void resume() {
        if (!status.state().isRunning()) {
            generations.unfinished().ifPresent(this::beginToFinish);
        }
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

    /** From the beginning of the log, as nobody knows where the reading was cut off. */
    private void beginToFinish(String index) {
        status = RebuildStatus.begun(index, clock.instant()).now(State.SWAPPING);
        Insistence insistence = insistence(index);
        executor.execute(() -> {
            try (Replay replay = insistence.get(log::replay)) {
                finish(index, replay, insistence.get(() -> projectionTo(index)), insistence);
            }
        });
    }

    private ApplyEvents projectionTo(String index) {
        return new EventProjection(history, generations.writerOf(index), UnobservedProjection.INSTANCE, clock);
    }

    private void run(String index, boolean isNew) {
        try (Replay replay = log.replay()) {
            ApplyEvents target = projectionTo(index);
            readToEnd(replay, target);
            change(now -> now.now(State.COMPARING));
            compare(index, replay, target);
            change(now -> now.now(State.SWAPPING));
            Insistence insistence = insistence(index);
            swap(index, insistence);
            finish(index, replay, target, insistence);
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
        // Taken first: all that it counts stands in the log by now, so one look decides, whatever comes in meanwhile.
        Extent wanted = generations.extentOf(generations.current());
        replay.lookAgain();
        readToEnd(replay, target);
        Extent built = generations.extentOf(index);
        if (!built.covers(wanted)) {
            throw new InvalidState("The new index holds less than the old one (" + built + " against " + wanted
                    + "): the log does not reach back to the beginning. Nothing was swapped.");
        }
    }

    private void swap(String index, Insistence insistence) {
        try {
            generations.swapTo(index);
        } catch (ReadModelUnavailable unanswered) {
            // Perhaps only the answer was lost, and not the swap.
            if (!index.equals(insistence.get(generations::current))) {
                throw unanswered;
            }
        }
    }

    /** The index answers, so there is no way back: what it lacks nobody else would ever bring. */
    private void finish(String index, Replay replay, ApplyEvents target, Insistence insistence) {
        insistence.run(replay::lookAgain);
        while (!insistence.get(replay::isAtEnd)) {
            List<CustomerEvent> events = insistence.get(replay::next);
            insistence.run(() -> target.apply(events));
            long size = insistence.get(replay::size);
            change(now -> now.read(replay.read(), size));
        }
        insistence.run(() -> generations.finished(index));
        change(now -> now.ended(State.DONE, clock.instant(), null));
    }

    private Insistence insistence(String index) {
        return new Insistence(failure -> {
            observer.hindered(index, failure);
            change(now -> now.hindered(String.valueOf(failure.getMessage())));
        });
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
