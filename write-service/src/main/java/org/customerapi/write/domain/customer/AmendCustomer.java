package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Changes some of a customer's details and keeps the others. */
public record AmendCustomer(UUID customerId, Amendment amendment, ExpectedVersion expected, String actor)
        implements CustomerCommand {

    @Override
    public Decision decide(@Nullable Customer current, Instant now) {
        Customer before = ExistingCustomer.require(current, customerId, expected);
        return ExistingCustomer.changeDetails(before, amendment.applyTo(before.details()), actor, now);
    }
}
