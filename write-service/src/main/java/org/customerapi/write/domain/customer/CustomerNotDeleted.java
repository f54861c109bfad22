package org.customerapi.write.domain.customer;

import java.util.UUID;

/** Only a deleted customer can be restored. */
public final class CustomerNotDeleted extends Rejection {

    public CustomerNotDeleted(UUID id) {
        super("Customer " + id + " is not deleted");
    }
}
