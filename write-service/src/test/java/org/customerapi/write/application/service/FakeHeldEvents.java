package org.customerapi.write.application.service;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.customerapi.write.application.port.in.OutboxAdministration.HeldCustomer;
import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;

/** Held events in memory, beside an outbox that released ones go back to. */
final class FakeHeldEvents implements HeldEvents {

    final CopyOnWriteArrayList<OutboxQueue.Row> rows = new CopyOnWriteArrayList<>();
    final FakeOutboxQueue queue;
    volatile Runnable onHold = () -> {};
    volatile Runnable onHeld = () -> {};

    FakeHeldEvents(FakeOutboxQueue queue) {
        this.queue = queue;
    }

    @Override
    public Held held() {
        Set<UUID> customers = rows.stream().map(OutboxQueue.Row::customerId).collect(Collectors.toSet());
        return customers.isEmpty() ? Held.NONE : new Held(customers, Instant.EPOCH);
    }

    @Override
    public boolean hold(List<OutboxQueue.Row> more, List<EventLog.Refusal> refusals, long term) {
        onHold.run();
        Set<UUID> known = new HashSet<>(held().customers());
        refusals.forEach(refusal -> known.add(refusal.row().customerId()));
        if (!more.stream().allMatch(row -> known.contains(row.customerId()))) {
            return false;
        }
        queue.rows.removeAll(more);
        rows.addAll(more);
        onHeld.run();
        return true;
    }

    @Override
    public List<HeldCustomer> list(int limit) {
        return List.of();
    }

    @Override
    public int release(UUID customer) {
        List<OutboxQueue.Row> released =
                rows.stream().filter(row -> row.customerId().equals(customer)).toList();
        rows.removeAll(released);
        queue.add(released.toArray(OutboxQueue.Row[]::new));
        return released.size();
    }

    @Override
    public Size size() {
        return new Size(held().customers().size(), rows.size());
    }
}
