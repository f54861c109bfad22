package org.customerapi.localstack.process;

/** Something that this machine or this checkout lacks; the message says how to get it. */
public final class MissingPrerequisite extends RuntimeException {

    /** @param message what is missing, and how to get it */
    public MissingPrerequisite(String message) {
        super(message);
    }
}
