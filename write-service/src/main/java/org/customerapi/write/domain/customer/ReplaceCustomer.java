package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Puts other details in the place of all that was known of a customer. */
public record ReplaceCustomer(UUID customerId, CustomerDetails details, ExpectedVersion expected, String actor)
        implements CustomerCommand {

    @Override
    public Decision decide(@Nullable Customer current, Instant now) {
        Customer before = ExistingCustomer.require(current, customerId, expected);
        return ExistingCustomer.changeDetails(before, details, actor, now);
    }
}
