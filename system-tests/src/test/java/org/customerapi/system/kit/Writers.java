package org.customerapi.system.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Clients that write at the same time, until a test has done what it does to them; they end in any case. */
public final class Writers implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final Duration between;
    private final int atLeast;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Integer>> writers = new ArrayList<>();
    private volatile boolean enough;
    private volatile boolean over;

    /**
     * None yet.
     *
     * @param between how long each rests after a write
     * @param atLeast how many answered writes each makes at least
     */
    public Writers(Duration between, int atLeast) {
        this.between = between;
        this.atLeast = atLeast;
    }

    /** One more; {@code write} says whether its write was answered. */
    public void begin(BooleanSupplier write) {
        writers.add(threads.submit(() -> writeOn(write)));
    }

    private int writeOn(BooleanSupplier write) {
        int answered = 0;
        while (!over && (!enough || answered < atLeast)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("after " + LONGEST + " only " + answered + " writes are answered");
            }
            answered += write.getAsBoolean() ? 1 : 0;
            LockSupport.parkNanos(between.toNanos());
        }
        return answered;
    }

    /** Waits until all have made their writes; answers how many were answered, or throws what one of them threw. */
    public int end() throws InterruptedException, ExecutionException {
        enough = true;
        int answered = 0;
        for (Future<Integer> writer : writers) {
            answered += writer.get();
        }
        return answered;
    }

    /** Stops them, however few writes they have made. */
    @Override
    public void close() {
        over = true;
        threads.close();
    }
}
