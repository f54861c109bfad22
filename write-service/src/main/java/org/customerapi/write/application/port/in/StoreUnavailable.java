package org.customerapi.write.application.port.in;

/** The database did not do its part; a command without an idempotency key may or may not have been carried out. */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(Throwable cause) {
        super("The customer database is not available", cause);
    }
}
