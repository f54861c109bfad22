package org.customerapi.write.application.port.out;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.customerapi.write.domain.customer.Customer;

/** The events that stand on the topic, with what they tell. */
public interface EventHistory {

    /**
     * Reads from the beginning up to where the topic ends at the call; each customer's events in their order.
     *
     * @param reader gets some hundreds at a time
     * @throws RuntimeException when Kafka is away
     */
    void read(Consumer<List<Entry>> reader);

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
