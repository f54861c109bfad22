package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Takes a customer out of use; it can be restored. */
public record DeleteCustomer(UUID customerId, ExpectedVersion expected, String actor) implements CustomerCommand {

    @Override
    public Decision decide(@Nullable Customer current, Instant now) {
        Customer before = ExistingCustomer.require(current, customerId, expected);
        return Decision.of(
                new CustomerEvent(Change.DELETED, before.deleted(now), List.of("status", "deletedAt"), actor));
    }
}
