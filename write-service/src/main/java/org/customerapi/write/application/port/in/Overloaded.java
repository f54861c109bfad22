package org.customerapi.write.application.port.in;

/** More commands wait than may wait; nothing was done. */
public final class Overloaded extends RuntimeException {

    public Overloaded() {
        super("Too many writes are waiting", null, false, false);
    }
}
