package org.customerapi.write.application.port.in;

/** A command with the same idempotency key is being carried out. */
public final class RequestInProgress extends RuntimeException {

    public RequestInProgress() {
        super("A request with this Idempotency-Key is still running", null, false, false);
    }
}
