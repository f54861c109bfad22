package org.customerapi.write.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.OutboxQueue;

/** A log that keeps what was sent, and fails or refuses rows as it is told. */
final class FakeEventLog implements EventLog {

    final CopyOnWriteArrayList<OutboxQueue.Row> sent = new CopyOnWriteArrayList<>();
    final AtomicBoolean broken = new AtomicBoolean();
    final AtomicBoolean abandoned = new AtomicBoolean();
    final AtomicLong complete = new AtomicLong();
    final CopyOnWriteArrayList<Long> terms = new CopyOnWriteArrayList<>();
    final Set<Long> refused = ConcurrentHashMap.newKeySet();
    final CopyOnWriteArrayList<Instant> completeUpTo = new CopyOnWriteArrayList<>();
    volatile boolean losesWatermarks;
    Runnable onPublish = () -> {};
    Runnable onComplete = () -> {};

    @Override
    public void begin(long term) {
        terms.add(term);
    }

    @Override
    public List<Refusal> publish(List<OutboxQueue.Row> rows, Duration within) {
        onPublish.run();
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        Map<UUID, Refusal> refusals = new LinkedHashMap<>();
        for (OutboxQueue.Row row : rows) {
            if (refused.contains(row.id())) {
                refusals.put(row.customerId(), new Refusal(row, "too large"));
            } else if (!refusals.containsKey(row.customerId())) {
                sent.add(row);
            }
        }
        return List.copyOf(refusals.values());
    }

    @Override
    public CompletableFuture<?> tellComplete(Instant asOf) {
        onComplete.run();
        completeUpTo.add(asOf);
        complete.incrementAndGet();
        return losesWatermarks
                ? CompletableFuture.failedFuture(new IllegalStateException("lost"))
                : CompletableFuture.completedFuture(null);
    }

    @Override
    public void abandon() {
        abandoned.set(true);
    }
}
