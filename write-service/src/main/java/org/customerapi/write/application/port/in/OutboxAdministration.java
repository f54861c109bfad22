package org.customerapi.write.application.port.in;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an administrator does with events that Kafka refused for ever. */
public interface OutboxAdministration {

    /**
     * The outbox now.
     *
     * @param limit how many of the customers whose events are held to name, those refused first
     */
    Overview overview(int limit);

    /**
     * Lets the relay try a customer's events again, in order; what is refused again is held again.
     *
     * @return how many events
     * @throws NothingHeld when none of this customer is held
     */
    int release(UUID customerId);

    /**
     * The outbox now.
     *
     * @param waiting events that the relay will send; estimated beyond 10,000, never more than 1,000,000
     * @param oldestSeconds age of the oldest of these; 0 when none waits
     * @param behindLog whether the database lacks changes that Kafka has, as this instance saw it last; then it takes no
     *     writes, and sends nothing
     * @param heldCustomers customers whose events are held
     * @param heldEvents events of theirs
     * @param items some of these customers
     */
    record Overview(
            long waiting,
            double oldestSeconds,
            boolean behindLog,
            long heldCustomers,
            long heldEvents,
            List<HeldCustomer> items) {}

    /**
     * A customer whose events are held.
     *
     * @param sequence version that the refused event tells of
     * @param type CloudEvents type of the refused event
     * @param reason why Kafka refused it
     * @param events how many are held, the refused one included
     */
    record HeldCustomer(UUID customerId, long sequence, String type, String reason, Instant refusedAt, long events) {}
}
