package org.customerapi.read.domain;

/** What is asked for cannot be done as things are now. */
public final class InvalidState extends ReadFailure {

    public InvalidState(String message) {
        super(message, null);
    }
}
