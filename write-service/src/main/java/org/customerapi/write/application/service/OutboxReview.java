package org.customerapi.write.application.service;

import java.util.UUID;

import org.customerapi.write.application.port.in.NothingHeld;
import org.customerapi.write.application.port.in.OutboxAdministration;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;

/** Shows what the outbox holds, and releases it. */
public final class OutboxReview implements OutboxAdministration {

    private final OutboxQueue queue;
    private final HeldEvents held;
    private final LogComparison comparison;
    private final Runnable nudge;

    /** @param nudge tells the relay of this instance that there may be rows */
    public OutboxReview(OutboxQueue queue, HeldEvents held, LogComparison comparison, Runnable nudge) {
        this.queue = queue;
        this.held = held;
        this.comparison = comparison;
        this.nudge = nudge;
    }

    @Override
    public Overview overview(int limit) {
        OutboxQueue.Depth depth = queue.depth();
        HeldEvents.Size size = held.size();
        return new Overview(
                depth.rows(),
                depth.oldestSeconds(),
                comparison.isBehind(),
                size.customers(),
                size.events(),
                held.list(limit));
    }

    @Override
    public int release(UUID customerId) {
        int events = held.release(customerId);
        if (events == 0) {
            throw new NothingHeld();
        }
        nudge.run();
        return events;
    }
}
