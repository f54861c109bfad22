package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.OutboxQueue.Row;

/**
 * Rows that Kafka has acknowledged and that are still in the outbox. To delete them is a commit, with a wait for the disk
 * that competes with those of the writes, so many share one. A relay that dies first leaves them to its successor, which
 * sends them once more.
 */
final class Acknowledged {

    /** So few that leaving them out of the next look costs little. */
    private static final int MOST = 500;

    private final OutboxQueue queue;
    private final Duration longest;
    private final LongSupplier nanoTime;
    private final List<Row> rows = new ArrayList<>();
    private long since;

    /** @param longest how long a row may stay */
    Acknowledged(OutboxQueue queue, Duration longest, LongSupplier nanoTime) {
        this.queue = queue;
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    List<Row> rows() {
        return rows;
    }

    void add(List<Row> more) {
        if (rows.isEmpty()) {
            since = nanoTime.getAsLong();
        }
        rows.addAll(more);
    }

    /** How long they may still stay; nothing when it is time. */
    Duration left() {
        Duration left = rows.size() >= MOST ? Duration.ZERO : longest.minusNanos(nanoTime.getAsLong() - since);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Deletes them.
     *
     * @return false when the term is over; then nothing was deleted
     */
    boolean remove(long term) {
        boolean removed = queue.remove(rows, term);
        rows.clear();
        return removed;
    }

    /** Leaves them to whoever relays next. */
    void forget() {
        rows.clear();
    }
}
