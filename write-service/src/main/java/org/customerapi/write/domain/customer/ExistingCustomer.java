package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What the commands on an existing customer have in common. */
final class ExistingCustomer {

    private ExistingCustomer() {}

    /**
     * The customer, if it is there, not deleted, and at the expected version.
     *
     * @throws CustomerNotFound when it is not there or deleted
     * @throws VersionMismatch when it is at another version
     */
    static Customer require(@Nullable Customer current, UUID id, ExpectedVersion expected) {
        if (current == null || current.isDeleted()) {
            throw new CustomerNotFound(id.toString());
        }
        expected.check(current);
        return current;
    }

    static Decision changeDetails(Customer before, CustomerDetails details, String actor, Instant now) {
        List<String> changed = details.differencesFrom(before.details());
        if (changed.isEmpty()) {
            return Decision.unchanged(before);
        }
        return Decision.of(new CustomerEvent(Change.UPDATED, before.with(details, now), changed, actor));
    }
}
