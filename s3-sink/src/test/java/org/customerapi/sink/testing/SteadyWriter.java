package org.customerapi.sink.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes to a log from time to time until it is closed, whatever becomes of the test meanwhile. */
public final class SteadyWriter implements AutoCloseable {

    private static final int RECORDS = 100;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CountDownLatch enough = new CountDownLatch(1);
    private final FutureTask<Void> writing;

    private SteadyWriter(TopicLog log) {
        writing = new FutureTask<>(() -> {
            while (!enough.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.write(RECORDS);
            }
            return null;
        });
    }

    /** Begins. */
    public static SteadyWriter to(TopicLog log) {
        SteadyWriter writer = new SteadyWriter(log);
        Thread.ofVirtual().name("steady-writer").start(writer.writing);
        return writer;
    }

    /** Stops, and fails when a write failed or does not end. */
    @Override
    public void close() {
        enough.countDown();
        try {
            writing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("a write failed", failed.getCause());
        } catch (TimeoutException stuck) {
            throw new AssertionError("a write does not end", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
