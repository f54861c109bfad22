package org.customerapi.localstack.stack;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Keeps every part of a stack alive: one that dies is reported and started again. */
public final class Supervisor {

    private final Stack stack;
    private final Consumer<String> report;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param report takes each line that the user should read */
    public Supervisor(Stack stack, Consumer<String> report) {
        this.stack = stack;
        this.report = report;
    }

    /** Watches until {@link #stop} is called. */
    public void watch() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Part part : Part.values()) {
                threads.execute(new PartWatch(stack.part(part), report, stopped));
            }
        }
    }

    /** Whether {@link #stop} was called. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Ends the watch, so that parts which end from now on stay down. */
    public void stop() {
        stopped.countDown();
    }
}
