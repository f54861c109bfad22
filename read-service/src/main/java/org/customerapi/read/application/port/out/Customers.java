package org.customerapi.read.application.port.out;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.StoredVersions;

/** The customers as the read model knows them; every call may throw ReadModelUnavailable. */
public interface Customers {

    /** The customer at its last applied version, deleted or not, searchable yet or not. */
    Optional<CustomerDocument> find(UUID id);

    /** The last version of each of these customers that this copy has applied. */
    StoredVersions versions(Collection<UUID> ids, Copy copy);

    /** The customers that match, of those that can be searched in this copy, or in the snapshot of the query's position. */
    CustomerPage search(CustomerQuery query, Copy copy);
}
