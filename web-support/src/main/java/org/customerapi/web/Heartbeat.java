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
    private final Runnable onGone;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable IOException gone;
    private boolean ended;

    private Heartbeat(KeptAliveOutput out, Duration silence, Runnable onGone) {
        this.out = out;
        this.silence = silence.toNanos();
        this.onGone = onGone;
    }

    /**
     * Begins.
     *
     * @param silence the longest that there may be
     * @param onGone told when the client is found to be gone, again and again until the end
     */
    static Heartbeat start(KeptAliveOutput out, Duration silence, Runnable onGone) {
        Heartbeat heartbeat = new Heartbeat(out, silence, onGone);
        Thread.ofVirtual().name("heartbeat").start(heartbeat::run);
        return heartbeat;
    }

    /** Why the client is taken for gone; null while it is not. */
    synchronized @Nullable IOException gone() {
        return gone;
    }

    /** Ends; nobody is told anything afterwards. */
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
            onGone.run();
        }
    }
}
