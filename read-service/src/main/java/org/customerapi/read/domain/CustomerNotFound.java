package org.customerapi.read.domain;

/** No customer that the caller may see has this id. */
public final class CustomerNotFound extends ReadFailure {

    public CustomerNotFound(String id) {
        super("There is no customer " + id + ".", null);
    }
}
