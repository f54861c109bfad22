package org.customerapi.read.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.customerapi.contracts.CustomerDocument;

/**
 * One change in a customer's history.
 *
 * @param customerId the customer
 * @param version the customer's version after the change
 * @param type created, updated, deleted or restored
 * @param time when the change was made
 * @param actor who asked for it
 * @param changed names of the fields that changed
 * @param eventId id of the event that told of it
 * @param customer the whole customer after the change
 */
public record HistoryEntry(
        UUID customerId,
        long version,
        String type,
        Instant time,
        String actor,
        List<String> changed,
        String eventId,
        CustomerDocument customer) {

    /** The entry that this event makes. */
    public static HistoryEntry of(CustomerEvent event) {
        return new HistoryEntry(
                event.customerId(),
                event.version(),
                event.type().name().toLowerCase(Locale.ROOT),
                event.time(),
                event.data().actor(),
                event.data().changed(),
                event.eventId(),
                event.customer());
    }
}
