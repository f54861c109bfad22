package org.customerapi.write.application.port.out;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What stands on the topics already. */
public interface PublishedEvents {

    /**
     * Looks at the ends of the topics.
     *
     * @throws RuntimeException when Kafka is away
     */
    Newest newest();

    /**
     * What was seen.
     *
     * @param events the newest of each partition, as far as this service has sent them
     * @param highestTerm the highest term of a relay that these, or the newest watermark, speak of; 0 for none
     */
    record Newest(List<Event> events, long highestTerm) {}

    /** An event: the customer's version after a change, and when that was made. */
    record Event(UUID customerId, long sequence, Instant occurredAt) {}
}
