package org.customerapi.write.application.port.out;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.in.OutboxAdministration.HeldCustomer;

/** Events that Kafka refused for ever, and behind each the later ones of the same customer, out of the relay's way. */
public interface HeldEvents {

    /** Whose events are held now. */
    Held held();

    /**
     * Moves rows of customers who are held, or of whom {@code refusals} name a row, out of the outbox.
     *
     * @return false when the term is over or a customer was released meanwhile; then nothing was moved
     */
    boolean hold(List<OutboxQueue.Row> rows, List<EventLog.Refusal> refusals, long term);

    /** Those refused first come first. */
    List<HeldCustomer> list(int limit);

    /**
     * Moves a customer's rows back to their old places in the outbox, so before those that have come since.
     *
     * @return how many; 0 when none is held
     */
    int release(UUID customer);

    /** How many customers are held, and events of theirs. */
    Size size();

    /**
     * Whose events are held.
     *
     * @param since when the oldest held event was written, by the clock of the database; {@code null} when none is held
     */
    record Held(Set<UUID> customers, @Nullable Instant since) {

        public static final Held NONE = new Held(Set.of(), null);
    }

    /** How much is held. */
    record Size(long customers, long events) {}
}
