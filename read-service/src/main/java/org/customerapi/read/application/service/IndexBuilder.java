package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.EventLog.Replay;
import org.customerapi.read.application.port.out.HistoryMark;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.IndexGenerations.Answering;
import org.customerapi.read.application.port.out.IndexGenerations.Inventory;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.application.port.out.RebuildObserver;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.RebuildStatus.State;
import org.customerapi.read.domain.SnapshotExpired;

/**
 * Brings an index up to date and lets it answer: reads the log to its end, compares, swaps, and reads on to the end that
 * the log has then, so that nothing is missing that the projection wrote to the old index in between. Until the swap what
 * passes by itself is waited out, for a while or, where it is the log, however long, and any other failure ends it; after
 * it every step is tried until it succeeds, by the next start of an instance if need be, or until the index answers no
 * more.
 */
final class IndexBuilder {

    /** Longer than a cluster takes to restart; the new index fills a disk meanwhile that the old one may need. */
    private static final Duration LONGEST_HINDRANCE = Duration.ofMinutes(30);

    private final IndexGenerations generations;
    private final IndexSwap swap;
    private final EventHistory history;
    private final HistoryMark histories;
    private final RebuildObserver observer;
    private final Clock clock;

    IndexBuilder(
            IndexGenerations generations,
            EventHistory history,
            HistoryMark histories,
            RebuildObserver observer,
            Clock clock) {
        this.generations = generations;
        this.swap = new IndexSwap(generations, clock);
        this.history = history;
        this.histories = histories;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * What there is to do.
     *
     * @param index the index
     * @param isNew whether it was made for this and goes when this fails
     * @param log closed at the end
     * @param journal where it is written down
     */
    record Task(String index, boolean isNew, Replay log, RebuildJournal journal) {}

    /** The whole way. */
    void build(Task task) {
        boolean swapTried = false;
        try (Replay _ = task.log()) {
            Insistence patience = patience(task);
            ReadModel index = patience.get(() -> generations.writerOf(task.index()));
            readToEnd(task, index, patience);
            patience.run(() -> task.journal().write(now -> now.now(State.COMPARING)));
            Optional<String> old = compare(task, index, patience);
            patience.run(() -> task.journal().write(now -> now.now(State.SWAPPING)));
            Insistence insistence = insistence(task);
            swapTried = true;
            swap.run(old.orElse(null), task, insistence);
            readOn(task, index);
        } catch (RuntimeException failure) {
            // One that was to answer may do so yet.
            fail(task, failure, task.isNew() && !swapTried);
        }
    }

    /** The rest of the way of an index that answers, from the log's beginning, as nobody knows where it was left. */
    void finish(Task task) {
        try (Replay _ = task.log()) {
            task.journal().note(now -> now.now(State.SWAPPING));
            readOn(task, whileItAnswers(task).get(() -> generations.writerOf(task.index())));
        } catch (RuntimeException failure) {
            fail(task, failure, false);
        }
    }

    private void readToEnd(Task task, ReadModel index, Insistence patience) {
        Insistence logPatience = logPatience(task);
        ApplyEvents target = projectionTo(index);
        while (!logPatience.get(task.log()::isAtEnd)) {
            List<CustomerEvent> events = logPatience.get(task.log()::next);
            // What the index refuses now, it refused before: it is on the dead-letter topic already.
            patience.run(() -> target.apply(events));
            long read = logPatience.get(task.log()::read);
            patience.run(
                    () -> task.journal().write(now -> now.read(read, task.log().size())));
        }
    }

    /** With the last one that was whole, if there is any. Returns the one that answers. */
    private Optional<String> compare(Task task, ReadModel index, Insistence patience) {
        return viewPatience(task).get(() -> {
            Optional<String> old = patience.get(generations::answering).map(Answering::index);
            patience.get(generations::lastWhole)
                    .ifPresentOrElse(
                            whole -> compareWith(whole, task, index, patience),
                            () -> readUpToNow(task, index, patience));
            return old;
        });
    }

    private void compareWith(String whole, Task task, ReadModel index, Insistence patience) {
        // Opened first: all that it holds stands in the log by now, so one look decides, whatever comes in meanwhile.
        try (Inventory wanted = patience.get(() -> generations.inventoryOf(whole))) {
            readUpToNow(task, index, patience);
            new IndexComparison(generations, task, patience).check(whole, wanted);
        }
    }

    private void readUpToNow(Task task, ReadModel index, Insistence patience) {
        logPatience(task).run(task.log()::lookAgain);
        readToEnd(task, index, patience);
        // Or it would answer from the swap on with less than it holds.
        patience.run(index::makeSearchable);
    }

    /** The index answers, so there is no way back: what it lacks nobody else would ever bring. */
    private void readOn(Task task, ReadModel index) {
        Insistence insistence = whileItAnswers(task);
        ApplyEvents target = projectionTo(index);
        insistence.run(task.log()::lookAgain);
        while (!insistence.get(task.log()::isAtEnd)) {
            List<CustomerEvent> events = insistence.get(task.log()::next);
            insistence.run(() -> target.apply(events));
            task.journal().note(now -> now.read(task.log().read(), task.log().size()));
        }
        insistence.run(index::makeSearchable);
        insistence.run(() -> generations.finished(task.index()));
        if (task.log().reachesBack()) {
            insistence.run(histories::finished);
        }
        insistence.run(() -> task.journal().end(State.DONE, ""));
    }

    private ApplyEvents projectionTo(ReadModel index) {
        return new EventProjection(history, new UnsearchableWrites(index), UnobservedProjection.INSTANCE, clock);
    }

    private Insistence patience(Task task) {
        return new Insistence(clock, (failure, begun) -> {
            boolean mayPass = failure instanceof ReadModelUnavailable;
            waitOut(task, failure, mayPass && !begun.plus(LONGEST_HINDRANCE).isBefore(clock.instant()));
        });
    }

    /** Without a limit: a log that is away stops the projection too, and no newer index is to be had until it is back. */
    private Insistence logPatience(Task task) {
        return new Insistence(clock, (failure, _) -> waitOut(task, failure, failure instanceof ReadModelUnavailable));
    }

    /** A view of an index goes with the server that holds it, and the next one is as good. */
    private Insistence viewPatience(Task task) {
        return new Insistence(clock, (failure, _) -> waitOut(task, failure, failure instanceof SnapshotExpired));
    }

    private void waitOut(Task task, RuntimeException failure, boolean mayPass) {
        if (!mayPass) {
            throw failure;
        }
        observer.hindered(task.index(), failure);
        writeDown(task, failure);
    }

    /** Finds out as well whether another rebuild took over, and ends this one. */
    private static void writeDown(Task task, RuntimeException failure) {
        try {
            task.journal().write(now -> now.hindered(String.valueOf(failure.getMessage())));
        } catch (ReadModelUnavailable unanswered) {
            // The next attempt finds out.
            failure.addSuppressed(unanswered);
        }
    }

    private Insistence insistence(Task task) {
        return new Insistence(clock, (failure, _) -> endure(task, failure));
    }

    /** An index that was removed, or that another one took over from, would be tried for ever. */
    private Insistence whileItAnswers(Task task) {
        return new Insistence(clock, (failure, _) -> {
            endure(task, failure);
            if (isSucceeded(task.index())) {
                throw failure;
            }
        });
    }

    private void endure(Task task, RuntimeException failure) {
        observer.hindered(task.index(), failure);
        task.journal().note(now -> now.hindered(String.valueOf(failure.getMessage())));
    }

    private boolean isSucceeded(String index) {
        try {
            return !swap.answers(index);
        } catch (ReadModelUnavailable unanswered) {
            return false;
        }
    }

    /** Without an answer from Elasticsearch the index stays until the next rebuild, and the entry is silent. */
    private void fail(Task task, RuntimeException failure, boolean drop) {
        observer.failed(task.index(), failure);
        try {
            if (drop && !swap.answers(task.index())) {
                generations.drop(task.index());
            }
            task.journal().end(State.FAILED, String.valueOf(failure.getMessage()));
        } catch (RuntimeException unanswered) {
            observer.failed(task.index(), unanswered);
        }
    }
}
