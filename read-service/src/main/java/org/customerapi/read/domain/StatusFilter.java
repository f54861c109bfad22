package org.customerapi.read.domain;

import org.customerapi.contracts.CustomerDocument;

/** Which customers are meant, by whether they are deleted. */
public enum StatusFilter {
    ACTIVE,
    DELETED,
    ANY;

    /** Whether a customer with this status is meant. */
    public boolean includes(CustomerDocument customer) {
        return this == ANY || (this == DELETED) == CustomerDocument.DELETED.equals(customer.status());
    }
}
