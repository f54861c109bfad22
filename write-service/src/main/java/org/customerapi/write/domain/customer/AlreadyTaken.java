package org.customerapi.write.domain.customer;

import java.util.UUID;

/** Another customer that is not deleted has this email or external id. */
public final class AlreadyTaken extends Rejection {

    private final UniqueValue value;
    private final UUID holder;

    public AlreadyTaken(UniqueValue value, UUID holder) {
        super("Customer " + holder + " has this " + value.field().jsonName());
        this.value = value;
        this.holder = holder;
    }

    /** What is taken. */
    public UniqueValue value() {
        return value;
    }

    /** Who has it. */
    public UUID holder() {
        return holder;
    }
}
