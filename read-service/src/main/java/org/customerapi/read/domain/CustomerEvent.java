package org.customerapi.read.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.contracts.CustomerEventData;
import org.customerapi.contracts.CustomerEventType;

/**
 * A change of one customer that the read model can take.
 *
 * @param eventId the same in every duplicate
 * @param type what happened
 * @param time when the change was made
 * @param data the customer after the change
 */
public record CustomerEvent(String eventId, CustomerEventType type, Instant time, CustomerEventData data) {

    /** The customer that changed. */
    public UUID customerId() {
        return customer().id();
    }

    /** The customer's version after the change. */
    public long version() {
        return customer().version();
    }

    /** The customer after the change. */
    public CustomerDocument customer() {
        return data.customer();
    }

    /** Of each customer's events the one with the highest version; the others would be overwritten at once. */
    public static List<CustomerEvent> latestOfEachCustomer(Collection<CustomerEvent> events) {
        BinaryOperator<CustomerEvent> newer = (one, other) -> one.version() >= other.version() ? one : other;
        Map<UUID, CustomerEvent> latest = new LinkedHashMap<>();
        events.forEach(event -> latest.merge(event.customerId(), event, newer));
        return List.copyOf(latest.values());
    }
}
