package org.customerapi.write.domain.customer;

/** The idempotency key was used before, with another request. */
public final class KeyReused extends Rejection {

    public KeyReused() {
        super("This Idempotency-Key was used with another request; take a new key for a new request");
    }
}
