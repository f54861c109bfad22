package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.in.RebuildReadModel;
import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.application.port.out.EventLog.Replay;
import org.customerapi.read.application.port.out.HistoryMark;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.IndexGenerations.Answering;
import org.customerapi.read.application.port.out.RebuildObserver;
import org.customerapi.read.application.port.out.RebuildRegister;
import org.customerapi.read.application.service.IndexBuilder.Task;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.RebuildStatus;
import org.customerapi.read.domain.RebuildStatus.State;

/** Rebuilds one index at a time, whichever instance is asked, in the background. */
public final class Rebuild implements RebuildReadModel {

    /** Between the end of one and the next that nobody asked for. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String TOO_SHORT =
            "The log has lost its first events, and an index made of the rest would lack customers. Restore the older events"
                    + " from the archive to a topic (archive restore --to …) and name it: rebuild?restoredFrom=…. Nothing was"
                    + " changed.";

    private final IndexGenerations generations;
    private final EventLog log;
    private final HistoryMark histories;
    private final RebuildRegister register;
    private final IndexBuilder builder;
    private final Executor executor;
    private final Clock clock;

    public Rebuild(
            IndexGenerations generations,
            EventLog log,
            EventHistory history,
            HistoryMark histories,
            RebuildRegister register,
            Executor executor,
            RebuildObserver observer,
            Clock clock) {
        this.generations = generations;
        this.log = log;
        this.histories = histories;
        this.register = register;
        this.builder = new IndexBuilder(generations, history, histories, observer, clock);
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public RebuildStatus start(@Nullable String restoredFrom) {
        Replay replay = log.replay(restoredFrom);
        return replay.reachesBack() ? begin(replay, generations::makeNext, true, builder::build) : refuse(replay);
    }

    /** Before an index is made, as that costs the one before. */
    private RebuildStatus refuse(Replay replay) {
        try (replay) {
            RebuildJournal journal = RebuildJournal.begin(register, clock);
            journal.end(State.FAILED, TOO_SHORT);
            return journal.status();
        }
    }

    @Override
    public RebuildStatus swapBack() {
        String index = generations
                .previous()
                .orElseThrow(() ->
                        new InvalidState("There is no index before the one that answers that this version could use."));
        return begin(log.replay(null), () -> index, false, builder::build);
    }

    @Override
    public void resume() {
        RebuildStatus last = register.last();
        if (last.state().isRunning() || last.endedAfter(clock.instant().minus(PAUSE))) {
            return;
        }
        Optional<Answering> answering = generations.answering();
        if (answering.filter(Answering::unfinished).isPresent()) {
            finish(answering.get().index(), log.replay(null));
        } else if (!TOO_SHORT.equals(last.detail())) {
            bringBack(answering.map(Answering::index), last);
        }
    }

    /** What was lost: all customers where no index answers, else some histories. */
    private void bringBack(Optional<String> answering, RebuildStatus last) {
        if (answering.isEmpty()) {
            boolean inVain =
                    IndexComparison.ended(last) && generations.lastWhole().isPresent();
            if (!inVain && !log.isUnread()) {
                start(null);
            }
        } else if (histories.isUnfinished()) {
            Replay replay = log.replay(null);
            RebuildStatus _ = replay.reachesBack() ? finish(answering.get(), replay) : refuse(replay);
        }
    }

    private RebuildStatus finish(String index, Replay replay) {
        return begin(replay, () -> index, false, builder::finish);
    }

    @Override
    public RebuildStatus status() {
        return register.last();
    }

    private RebuildStatus begin(Replay replay, Supplier<String> index, boolean isNew, Consumer<Task> work) {
        try {
            RebuildJournal journal = RebuildJournal.begin(register, clock);
            handOver(journal, index, name -> work.accept(new Task(name, isNew, replay, journal)));
            return journal.status();
        } catch (RuntimeException refusal) {
            replay.close();
            throw refusal;
        }
    }

    /** The index comes only now, as the making of one removes others. What is never begun is not left as running. */
    private void handOver(RebuildJournal journal, Supplier<String> index, Consumer<String> work) {
        try {
            String name = index.get();
            journal.write(now -> now.of(name));
            executor.execute(() -> work.accept(name));
        } catch (RuntimeException failure) {
            journal.end(State.FAILED, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }
}
