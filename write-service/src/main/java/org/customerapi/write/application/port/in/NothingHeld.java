package org.customerapi.write.application.port.in;

/** No event of this customer is held. */
public final class NothingHeld extends RuntimeException {

    public NothingHeld() {
        super("No event of this customer is held", null, false, false);
    }
}
