package org.customerapi.write.application.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.out.EventLog.Refusal;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.HeldEvents.Held;
import org.customerapi.write.application.port.out.OutboxQueue.Row;

/**
 * What the active relay knows of the customers whose events are held. Only the active relay holds events, so while there
 * are none it need not ask; others release them, so while there are some it asks before each look at the outbox.
 */
final class HeldCustomers {

    private final HeldEvents events;
    private Held held = Held.NONE;

    HeldCustomers(HeldEvents events) {
        this.events = events;
    }

    /** Begins a term. */
    void learn() {
        held = events.held();
    }

    /** To be called before the outbox is read. */
    void learnOfReleases() {
        if (!isEmpty()) {
            learn();
        }
    }

    boolean isEmpty() {
        return held.customers().isEmpty();
    }

    /** When the oldest held event was written. */
    @Nullable
    Instant since() {
        return held.since();
    }

    /** The rows that may be sent, and those that queue up behind a refused one. */
    Sorted sort(List<Row> rows) {
        return isEmpty()
                ? new Sorted(rows, List.of())
                : Sorted.by(row -> held.customers().contains(row.customerId()), rows);
    }

    /** The rows that were acknowledged, and those refused or behind a refused one. */
    static Sorted sort(List<Row> sent, List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return new Sorted(sent, List.of());
        }
        Map<UUID, Long> refused = refusals.stream()
                .collect(Collectors.toMap(
                        refusal -> refusal.row().customerId(),
                        refusal -> refusal.row().id(),
                        Math::min));
        return Sorted.by(row -> row.id() >= refused.getOrDefault(row.customerId(), Long.MAX_VALUE), sent);
    }

    /**
     * Moves rows out of the relay's way.
     *
     * @return false when that cannot be concluded from what was known
     */
    boolean hold(List<Row> rows, List<Refusal> refusals, long term) {
        if (rows.isEmpty()) {
            return true;
        }
        boolean moved = events.hold(rows, refusals, term);
        if (moved && !refusals.isEmpty()) {
            learn();
        }
        return moved;
    }

    /** Rows in two heaps, each in the old order. */
    record Sorted(List<Row> free, List<Row> held) {

        private static Sorted by(Predicate<Row> isHeld, List<Row> rows) {
            Map<Boolean, List<Row>> heaps = rows.stream().collect(Collectors.partitioningBy(isHeld));
            return new Sorted(heaps.getOrDefault(false, List.of()), heaps.getOrDefault(true, List.of()));
        }
    }
}
