package org.customerapi.write.application.port.in;

/** More wait than may wait; nothing was done. */
public final class Overloaded extends RuntimeException {

    public Overloaded(String message) {
        super(message, null, false, false);
    }
}
