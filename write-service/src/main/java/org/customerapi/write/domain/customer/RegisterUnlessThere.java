package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Creates a customer of whom it is not known whether {@link RegisterCustomer} did; whoever is there stays as is. */
public record RegisterUnlessThere(UUID customerId, CustomerDetails details, String actor) implements CustomerCommand {

    @Override
    public Decision decide(@Nullable Customer current, Instant now) {
        return current == null
                ? new RegisterCustomer(customerId, details, actor).decide(null, now)
                : Decision.unchanged(current);
    }
}
