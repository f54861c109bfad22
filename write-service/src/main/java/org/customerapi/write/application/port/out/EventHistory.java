package org.customerapi.write.application.port.out;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.Customer;

/** The events that stand on the topic, with what they tell. */
public interface EventHistory {

    /**
     * Reads up to where the topic ends at the call; each customer's events in their order.
     *
     * @param from passes over what was appended before; {@code null} for nothing
     * @param reader gets some hundreds at a time
     * @throws RuntimeException when Kafka is away
     */
    void read(@Nullable Instant from, Consumer<List<Entry>> reader);

    /**
     * An event of this service.
     *
     * @param customer the whole customer after the change; throws {@link Unreadable}
     */
    record Entry(PublishedEvents.Event event, Supplier<Customer> customer) {}

    /** An event tells nothing that a customer could be made of. */
    final class Unreadable extends RuntimeException {
        public Unreadable(Throwable cause) {
            super(cause);
        }
    }
}
