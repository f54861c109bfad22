package org.customerapi.write.application.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

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
 * for the disk serves all of it.
 */
public final class CommandPipeline implements CustomerCommands, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandPipeline.class);

    private final GroupQueue<Waiting> queue;
    private final GroupCommit groups;
    private final IntConsumer afterCommit;
    private final Set<IdempotencyRecords.Id> inProgress = ConcurrentHashMap.newKeySet();
    private final List<Thread> workers = new ArrayList<>();

    /**
     * Starts the workers.
     *
     * @param capacity how many commands may wait
     * @param workers how many groups are carried out at once
     * @param groupLimit how many commands make up a group at the most
     * @param afterCommit told the size of each group once it is done
     */
    public CommandPipeline(int capacity, int workers, int groupLimit, GroupCommit groups, IntConsumer afterCommit) {
        this.queue = new GroupQueue<>(capacity, groupLimit, System::nanoTime, LockSupport::parkNanos);
        this.groups = groups;
        this.afterCommit = afterCommit;
        for (int i = 1; i <= workers; i++) {
            this.workers.add(Thread.ofPlatform().name("commands-" + i).start(this::work));
        }
    }

    private record Waiting(Submission submission, CompletableFuture<Outcome> answer) {}

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
        if (!queue.offer(new Waiting(submission, answer))) {
            Overloaded overloaded = new Overloaded();
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

    private void carryOut(List<Waiting> group) {
        List<Result> results =
                groups.commit(group.stream().map(Waiting::submission).toList());
        for (int i = 0; i < group.size(); i++) {
            results.get(i).tell(group.get(i).answer());
        }
        afterCommit.accept(group.size());
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
