package org.customerapi.write.application.port.in;

import org.customerapi.write.domain.customer.Customer;

/**
 * What became of a command; it is committed.
 *
 * @param customer the customer after it
 * @param replayed whether this is the stored outcome of an earlier request with the same idempotency key
 */
public record Outcome(Customer customer, boolean replayed) {}
