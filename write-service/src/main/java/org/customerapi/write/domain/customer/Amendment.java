package org.customerapi.write.domain.customer;

/** How to come from a customer's details to changed ones. */
@FunctionalInterface
public interface Amendment {

    /**
     * Applies it; pure.
     *
     * @throws InvalidInput when the outcome would not be valid
     */
    CustomerDetails applyTo(CustomerDetails current);
}
