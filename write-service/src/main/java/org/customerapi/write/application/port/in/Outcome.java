package org.customerapi.write.application.port.in;

import org.customerapi.write.domain.customer.Customer;

/**
 * What became of a command; it is committed.
 *
 * @param customer the customer after it
 */
public record Outcome(Customer customer, Kind kind) {

    /** How it came to be. */
    public enum Kind {
        /** The customer was changed. */
        CHANGED,
        /** The customer already was as asked for. */
        UNCHANGED,
        /** The stored outcome of an earlier request with the same idempotency key. */
        REPLAYED
    }

    /** Whether this is the outcome of an earlier request. */
    public boolean replayed() {
        return kind == Kind.REPLAYED;
    }
}
