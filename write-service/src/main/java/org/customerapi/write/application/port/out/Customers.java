package org.customerapi.write.application.port.out;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.UniqueValue;

/** The customers, within a unit of work. */
public interface Customers {

    /**
     * Loads customers, deleted ones too, and keeps others from changing them until the unit of work ends. Locks in the
     * order of the ids, so that two groups never wait for each other.
     */
    Map<UUID, Customer> lock(SortedSet<UUID> ids);

    /** Those of these customers that somebody else's unit of work has locked just now. */
    Set<UUID> heldByOthers(SortedSet<UUID> ids);

    /** Who holds these values, among customers that are not deleted. */
    Map<UniqueValue, UUID> holders(Collection<UniqueValue> values);

    /** Puts the customers in the place of what is stored under their ids. */
    void save(Collection<Customer> customers);
}
