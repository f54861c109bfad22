package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.RequestInProgress;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.application.port.out.IdempotencyRecords;

/**
 * A bounded queue of commands and a few workers. A worker takes whatever is queued and commits it as one group: one wait
 * for the disk serves all of it. A command is begun only while somebody may still wait for its answer: one that came true
 * long after its client was told that it failed could undo what the client did then.
 */
public final class CommandPipeline implements CustomerCommands, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandPipeline.class);

    private final GroupQueue<Waiting> queue;
    private final GroupCommit groups;
    private final long patienceNanos;
    private final Observer observer;
    private final Set<IdempotencyRecords.Id> inProgress = ConcurrentHashMap.newKeySet();
    private final List<Thread> workers = new ArrayList<>();

    /**
     * Starts the workers.
     *
     * @param capacity how many commands may wait
     * @param workers how many groups are carried out at once
     * @param groupLimit how many commands make up a group at the most
     * @param patience how long a command is waited for; it is not begun later than that
     * @param observer told of each group
     */
    public CommandPipeline(
            int capacity, int workers, int groupLimit, Duration patience, GroupCommit groups, Observer observer) {
        this.queue = new GroupQueue<>(capacity, groupLimit, System::nanoTime, LockSupport::parkNanos);
        this.patienceNanos = patience.toNanos();
        this.groups = groups;
        this.observer = observer;
        for (int i = 1; i <= workers; i++) {
            this.workers.add(Thread.ofPlatform().name("commands-" + i).start(this::work));
        }
    }

    /** Watches the workers. */
    @FunctionalInterface
    public interface Observer {

        /**
         * A worker takes a group.
         *
         * @param waitedNanos for how long the oldest of its commands has waited
         */
        default void taken(long waitedNanos) {}

        /** A group is done. */
        void done(int size);
    }

    private record Waiting(Submission submission, long sinceNanos, CompletableFuture<Outcome> answer) {}

    /** What becomes of a command that was not begun in time. */
    static StoreUnavailable late() {
        return StoreUnavailable.nothingDone(new IllegalStateException("no worker came to it in time"));
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        IdempotencyRecords.Id key =
                submission.key().map(IdempotencyRecords.Id::of).orElse(null);
        if (key != null && !inProgress.add(key)) {
            throw new RequestInProgress();
        }
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        if (key != null) {
            var _ = answer.whenComplete((outcome, failure) -> inProgress.remove(key));
        }
        if (!queue.offer(new Waiting(submission, System.nanoTime(), answer))) {
            Overloaded overloaded = new Overloaded("Too many writes are waiting");
            answer.completeExceptionally(overloaded);
            throw overloaded;
        }
        return answer;
    }

    /** How many commands wait for a worker. */
    public int waiting() {
        return queue.size();
    }

    private void work() {
        while (!queue.isClosed()) {
            List<Waiting> group = nextGroup();
            if (!group.isEmpty()) {
                carryOutOrTell(group);
            }
        }
    }

    private List<Waiting> nextGroup() {
        try {
            return queue.next();
        } catch (InterruptedException interrupted) {
            queue.close();
            return List.of();
        }
    }

    /** A worker outlives whatever happens to one group. */
    private void carryOutOrTell(List<Waiting> group) {
        try {
            carryOut(group);
        } catch (RuntimeException | Error unexpected) {
            tell(group, new StoreUnavailable(unexpected));
            LOG.error("A group of {} commands failed; its clients were told", group.size(), unexpected);
        }
    }

    private void carryOut(List<Waiting> taken) {
        long now = System.nanoTime();
        observer.taken(now - taken.getFirst().sinceNanos());
        tell(taken.stream().filter(command -> !isInTime(command, now)).toList(), late());
        commit(taken.stream().filter(command -> isInTime(command, now)).toList());
    }

    private void commit(List<Waiting> group) {
        if (group.isEmpty()) {
            return;
        }
        List<Result> results = groups.commit(group.stream().map(this::member).toList());
        for (int i = 0; i < group.size(); i++) {
            results.get(i).tell(group.get(i).answer());
        }
        observer.done(group.size());
    }

    private GroupCommit.Member member(Waiting command) {
        return new GroupCommit.Member(command.submission(), () -> isInTime(command, System.nanoTime()));
    }

    private boolean isInTime(Waiting command, long now) {
        return now - command.sinceNanos() <= patienceNanos;
    }

    private static void tell(List<Waiting> commands, StoreUnavailable failure) {
        commands.forEach(waiting -> waiting.answer().completeExceptionally(failure));
    }

    /** Ends the workers after the groups in their hands; what still waits is answered as not carried out. */
    @Override
    public void close() {
        queue.close();
        workers.forEach(CommandPipeline::await);
        tell(queue.drain(), StoreUnavailable.nothingDone(new IllegalStateException("shutting down")));
    }

    private static void await(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
