package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Creates a customer under a new id. */
public record RegisterCustomer(UUID customerId, CustomerDetails details, String actor) implements CustomerCommand {

    @Override
    public Decision decide(@Nullable Customer current, Instant now) {
        if (current != null) {
            throw new IllegalStateException("a new id was given twice: " + customerId);
        }
        Customer customer = Customer.registered(customerId, details, now);
        return Decision.of(new CustomerEvent(Change.CREATED, customer, details.known(), actor));
    }

    /** The same once more, when it is not known whether it was carried out. */
    public RegisterUnlessThere again() {
        return new RegisterUnlessThere(customerId, details, actor);
    }
}
