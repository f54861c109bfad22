package org.customerapi.write.application.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
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
 * A bounded queue of commands and a few workers. A worker takes whatever is queued, never waiting for company, and
 * commits it as one group: one wait for the disk serves all of it.
 */
public final class CommandPipeline implements CustomerCommands, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandPipeline.class);
    private static final long IDLE_MILLIS = 200;

    private final BlockingQueue<Waiting> queue;
    private final int groupLimit;
    private final GroupCommit groups;
    private final IntConsumer afterCommit;
    private final Set<IdempotencyRecords.Id> inProgress = ConcurrentHashMap.newKeySet();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closing;

    /**
     * Starts the workers.
     *
     * @param capacity how many commands may wait
     * @param workers how many groups are carried out at once
     * @param groupLimit how many commands make up a group at the most
     * @param afterCommit told the size of each group once it is done
     */
    public CommandPipeline(int capacity, int workers, int groupLimit, GroupCommit groups, IntConsumer afterCommit) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.groupLimit = groupLimit;
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
        List<Waiting> group = new ArrayList<>(groupLimit);
        while (!closing) {
            Waiting first = nextOrNull();
            if (first != null) {
                group.add(first);
                queue.drainTo(group, groupLimit - 1);
                carryOutOrTell(group);
                group.clear();
            }
        }
    }

    private @Nullable Waiting nextOrNull() {
        try {
            return queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            closing = true;
            return null;
        }
    }

    /** A worker outlives whatever happens to one group. */
    private void carryOutOrTell(List<Waiting> group) {
        try {
            carryOut(group);
        } catch (RuntimeException | Error unexpected) {
            answerAsNotCarriedOut(group, "the worker failed");
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

    private static void answerAsNotCarriedOut(List<Waiting> commands, String why) {
        StoreUnavailable failure = new StoreUnavailable(new IllegalStateException(why));
        commands.forEach(waiting -> waiting.answer().completeExceptionally(failure));
    }

    /** Ends the workers after the groups in their hands; what still waits is answered as not carried out. */
    @Override
    public void close() {
        closing = true;
        workers.forEach(CommandPipeline::await);
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        answerAsNotCarriedOut(left, "shutting down");
    }

    private static void await(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
