package org.customerapi.write.application.port.out;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.customerapi.write.domain.customer.Customer;

/** A database that is being brought forward. */
public interface RecoveredDatabase {

    /**
     * Takes the relays' lease without an end, so that nothing is sent and no write is taken, also if the recovery dies.
     *
     * @return false while a relay holds it; true also when an earlier recovery kept it
     */
    boolean takeLease();

    /** Gives the lease back. */
    void giveLeaseBack();

    /** How far it is with these customers; those that are not there are left out. */
    Map<UUID, State> states(Collection<UUID> ids);

    /**
     * Puts these in the place of what is stored under their ids, within a unit of work, whatever values they exchange. Their
     * events that wait, up to these versions, are dropped: they were told, or have another content than what was.
     */
    void replace(Collection<Customer> customers);

    /** A customer's version, and when it was made. */
    record State(long version, Instant updatedAt) {}
}
