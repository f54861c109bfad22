package org.customerapi.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** Breaks the silence of an answer while it is made, and finds out whether its client is still there. */
final class Heartbeat implements AutoCloseable {

    private final KeptAliveOutput out;
    private final long silence;
    private final @Nullable Thread reader;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable IOException gone;
    private boolean ended;

    private Heartbeat(KeptAliveOutput out, Duration silence, @Nullable Thread reader) {
        this.out = out;
        this.silence = silence.toNanos();
        this.reader = reader;
    }

    /**
     * Begins.
     *
     * @param silence the longest that there may be
     * @param reader interrupted when the client is found to be gone, again and again until the end; nobody if null
     */
    static Heartbeat start(KeptAliveOutput out, Duration silence, @Nullable Thread reader) {
        Heartbeat heartbeat = new Heartbeat(out, silence, reader);
        Thread.ofVirtual().name("heartbeat").start(heartbeat::run);
        return heartbeat;
    }

    /** Why the reader was interrupted; null when it was not. */
    synchronized @Nullable IOException interrupted() {
        return reader == null ? null : gone;
    }

    private synchronized @Nullable IOException gone() {
        return gone;
    }

    /** Ends; nobody is interrupted afterwards. */
    @Override
    public void close() {
        out.stop();
        over.countDown();
        synchronized (this) {
            ended = true;
        }
    }

    private void run() {
        try {
            while (!over.await(untilDue(), TimeUnit.NANOSECONDS)) {
                beat();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long untilDue() {
        return gone() == null ? silence - out.silence() : silence;
    }

    private void beat() {
        IOException known = gone();
        if (known != null) {
            tell(known);
        } else if (out.silence() >= silence) {
            try {
                out.beat();
            } catch (IOException failure) {
                tell(failure);
            }
        }
    }

    private synchronized void tell(IOException failure) {
        if (!ended) {
            gone = failure;
            if (reader != null) {
                reader.interrupt();
            }
        }
    }
}
