package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.Submission;

/** Answers one command after the other as it is told to, on a clock of its own. */
final class ScriptedCommands implements CustomerCommands {

    private final Queue<Object> answers;
    private final List<Submission> submitted = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private Duration step = Duration.ofMillis(1);

    /** @param answers outcomes, and what commands fail of */
    ScriptedCommands(Object... answers) {
        this.answers = new ArrayDeque<>(Arrays.asList(answers));
    }

    /** How long each command takes. */
    void take(Duration each) {
        step = each;
    }

    long nanoTime() {
        return now.get();
    }

    List<Submission> submitted() {
        return submitted;
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        submitted.add(submission);
        now.addAndGet(step.toNanos());
        return switch (answers.remove()) {
            case Overloaded full -> throw full;
            case RuntimeException failure -> CompletableFuture.failedFuture(failure);
            case Object outcome -> CompletableFuture.completedFuture((Outcome) outcome);
        };
    }
}
