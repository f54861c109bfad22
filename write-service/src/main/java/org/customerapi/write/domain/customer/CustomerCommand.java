package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A wish to change one customer. */
public sealed interface CustomerCommand
        permits AmendCustomer, DeleteCustomer, RegisterCustomer, RegisterUnlessThere, ReplaceCustomer, RestoreCustomer {

    /** The customer it is about. */
    UUID customerId();

    /**
     * Decides it; a pure step, the same for the same arguments.
     *
     * @param current the customer as it is; {@code null} when there is none
     * @param now the time of the change
     * @throws Rejection when it must not be
     */
    Decision decide(@Nullable Customer current, Instant now);
}
