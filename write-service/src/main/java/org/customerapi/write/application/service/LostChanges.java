package org.customerapi.write.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.customerapi.write.application.port.out.LostChange;
import org.customerapi.write.application.port.out.PublishedEvents.Event;

/**
 * Finds what a database has lost that was set back in time. It loses the end of its history, and nothing before: a customer
 * that is missing though later changes are there was deleted by hand, and is not counted.
 */
final class LostChanges {

    /** By how much the clocks of two instances may differ, and how long a transaction may take. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private LostChanges() {}

    /**
     * Those of the events that the database does not have.
     *
     * @param versions of the customers that are in the database
     */
    static List<LostChange> among(List<Event> events, Map<UUID, Long> versions) {
        Instant endOfHistory = events.stream()
                .filter(event -> versions.getOrDefault(event.customerId(), 0L) >= event.sequence())
                .map(Event::occurredAt)
                .max(Comparator.naturalOrder())
                .map(newest -> newest.minus(TOLERANCE))
                .orElse(Instant.MIN);
        return events.stream()
                .map(event -> new Pair(event, versions.getOrDefault(event.customerId(), 0L)))
                .filter(pair -> pair.isLost(endOfHistory))
                .map(Pair::lost)
                .toList();
    }

    private record Pair(Event event, long version) {

        boolean isLost(Instant endOfHistory) {
            boolean isDeletedByHand = version == 0 && event.occurredAt().isBefore(endOfHistory);
            return version < event.sequence() && !isDeletedByHand;
        }

        LostChange lost() {
            return new LostChange(event.customerId(), event.sequence(), version);
        }
    }
}
