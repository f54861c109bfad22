package org.customerapi.write.application.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * A bounded queue whose elements leave in groups. A group has its price, however small it is, so under load groups are
 * formed at a pace: the more elements came along together, the more are on their way, and the longer the next group stays
 * open for them, unless it is full before. One that came alone opens no pause: where elements come one by one, none waits.
 */
final class GroupQueue<T> {

    private static final long NANOS_PER_COMPANION = 1_000_000;
    private static final long LONGEST_PACE_NANOS = 8_000_000;
    private static final long IDLE_MILLIS = 200;

    private final BlockingQueue<T> queue;
    private final int limit;
    private final LongSupplier nanoTime;
    private final LongConsumer rest;
    private final ReentrantLock forming = new ReentrantLock();
    private volatile boolean closed;
    private long formedNanos;
    private long paceNanos;

    /**
     * Makes an empty queue.
     *
     * @param capacity how many elements may wait
     * @param limit how many make up a group at the most
     * @param nanoTime a clock as {@link System#nanoTime()}
     * @param rest waits for about so many nanoseconds, as {@link java.util.concurrent.locks.LockSupport#parkNanos(long)}
     */
    GroupQueue(int capacity, int limit, LongSupplier nanoTime, LongConsumer rest) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.rest = rest;
        this.formedNanos = nanoTime.getAsLong();
    }

    /** Adds an element at the end; answers false when there is no room. */
    boolean offer(T element) {
        return queue.offer(element);
    }

    /** How many elements wait. */
    int size() {
        return queue.size();
    }

    /**
     * The next group, oldest first; empty when nothing came for a while, or after the close. Several threads may ask;
     * their groups are formed one after the other.
     *
     * @throws InterruptedException when interrupted, with nothing taken
     */
    List<T> next() throws InterruptedException {
        List<T> group = new ArrayList<>();
        forming.lockInterruptibly();
        try {
            T first = closed ? null : queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                stayOpen();
                group.add(first);
                queue.drainTo(group, limit - 1);
                formedNanos = nanoTime.getAsLong();
                paceNanos = paceAfter(group.size());
            }
        } finally {
            forming.unlock();
        }
        return group;
    }

    private void stayOpen() {
        for (long left = leftNanos(); left > 0 && queue.size() < limit - 1; left = leftNanos()) {
            rest.accept(left);
        }
    }

    private long leftNanos() {
        return paceNanos - (nanoTime.getAsLong() - formedNanos);
    }

    /** How long after a group of this size the next one is formed. A full one shows that more is there already. */
    private long paceAfter(int size) {
        return size == limit ? 0 : Math.min(LONGEST_PACE_NANOS, (size - 1) * NANOS_PER_COMPANION);
    }

    /** Forms no more groups. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** Takes all that is left. */
    List<T> drain() {
        List<T> left = new ArrayList<>();
        queue.drainTo(left);
        return left;
    }
}
