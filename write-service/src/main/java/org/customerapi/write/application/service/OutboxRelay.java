package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Moves events from the outbox to Kafka, in order, at least once, on a thread of its own. Runs in every instance; the one
 * that holds the lease is active.
 */
public final class OutboxRelay implements AutoCloseable {

    private final RelayRounds rounds;
    private final Semaphore nudge = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread worker;
    private volatile boolean closing;

    /**
     * Starts relaying.
     *
     * @param rounds closed with the relay
     */
    public OutboxRelay(RelayRounds rounds) {
        this.rounds = rounds;
        this.worker = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    /** Says that there may be new rows; cheap, and never waits. */
    public void nudge() {
        if (nudge.availablePermits() == 0) {
            nudge.release();
        }
    }

    private void run() {
        try (rounds) {
            while (!closing) {
                rest(rounds.next());
            }
        }
    }

    private void rest(Duration pause) {
        try {
            if (!rounds.isActive()) {
                // A passive instance has nothing to send; its commits need not wake it.
                closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            } else if (!pause.isZero() && nudge.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                nudge.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            closing = true;
        }
    }

    /** Stops after the round in hand and gives the lease back. */
    @Override
    public void close() {
        closing = true;
        closed.countDown();
        nudge();
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
