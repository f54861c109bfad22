package org.customerapi.write.domain.customer;

/** No customer has this id, or the one that has it is deleted. */
public final class CustomerNotFound extends Rejection {

    public CustomerNotFound(String id) {
        super("There is no customer " + id);
    }
}
