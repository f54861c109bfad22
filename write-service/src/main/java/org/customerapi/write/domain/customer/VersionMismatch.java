package org.customerapi.write.domain.customer;

/** The customer is at another version than the client expected. */
public final class VersionMismatch extends Rejection {

    private final long current;

    public VersionMismatch(long current) {
        super("The customer is at version " + current);
        this.current = current;
    }

    /** The version that the customer is at. */
    public long current() {
        return current;
    }
}
