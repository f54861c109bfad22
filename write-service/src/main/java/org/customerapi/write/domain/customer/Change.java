package org.customerapi.write.domain.customer;

/** What happened to a customer. */
public enum Change {
    CREATED,
    UPDATED,
    DELETED,
    RESTORED
}
