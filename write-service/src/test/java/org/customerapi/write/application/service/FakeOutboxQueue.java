package org.customerapi.write.application.service;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RowIds;

/** An outbox in memory. */
final class FakeOutboxQueue implements OutboxQueue {

    final CopyOnWriteArrayList<Row> rows = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<RowIds> removals = new CopyOnWriteArrayList<>();
    final AtomicLong reads = new AtomicLong();
    final AtomicBoolean termIsOver = new AtomicBoolean();
    private volatile long lastTermBeforeFailover;
    volatile RowIds noted = RowIds.NONE;
    volatile Runnable onRead = () -> {};
    volatile Runnable onRemove = () -> {};
    volatile Instant now = Instant.EPOCH;

    static Row row(long id, UUID customer) {
        Instant now = Instant.EPOCH;
        return new Row(id, customer, id, UUID.randomUUID(), "type", now, now, null, "{}");
    }

    void add(int count) {
        addFrom(1, count);
    }

    void addFrom(int first, int count) {
        for (int i = first; i < first + count; i++) {
            add(row(i, UUID.randomUUID()));
        }
    }

    synchronized void add(Row... more) {
        rows.addAll(List.of(more));
        rows.sort(Comparator.comparingLong(Row::id));
    }

    @Override
    public synchronized Page oldest(int limit, RowIds leaving, long term) {
        onRead.run();
        reads.incrementAndGet();
        return new Page(
                rows.stream()
                        .filter(row -> !leaving.contains(row.id()))
                        .limit(limit)
                        .toList(),
                now,
                term > lastTermBeforeFailover);
    }

    /** Another server takes over, with these rows; terms that were begun on the one before are over. */
    synchronized void failOver(long lastTerm, Row... theirs) {
        lastTermBeforeFailover = lastTerm;
        rows.clear();
        add(theirs);
    }

    private boolean holds(long term) {
        return term > lastTermBeforeFailover && !termIsOver.get();
    }

    @Override
    public boolean remove(RowIds ids, long term) {
        onRemove.run();
        return removeNow(ids, term);
    }

    private synchronized boolean removeNow(RowIds ids, long term) {
        boolean holds = holds(term);
        if (holds) {
            removals.add(ids);
            rows.removeIf(row -> ids.contains(row.id()));
        }
        return holds;
    }

    @Override
    public boolean note(RowIds ids, long term) {
        boolean holds = holds(term);
        if (holds) {
            noted = ids;
        }
        return holds;
    }

    @Override
    public RowIds noted(long term) {
        return noted;
    }

    @Override
    public Depth depth() {
        return new Depth(rows.size() - noted.size(), 0, noted.size());
    }
}
