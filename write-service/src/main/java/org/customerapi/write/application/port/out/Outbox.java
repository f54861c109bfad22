package org.customerapi.write.application.port.out;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.CustomerEvent;

/** Events on their way to Kafka. */
public interface Outbox {

    /** Adds events in this order, within a unit of work. */
    void append(List<Entry> entries);

    /**
     * An event as it will be told.
     *
     * @param eventId UUIDv7
     * @param traceParent W3C trace context of the request; {@code null} when there is none
     */
    record Entry(
            UUID eventId, CustomerEvent event, @Nullable String traceParent) {}
}
