package org.customerapi.localstack.stack;

/** Something that the user set, or a state of the machine, that keeps a command from being carried out. */
public final class BadSetting extends RuntimeException {

    /** @param message one line that says what is wrong and how to mend it */
    public BadSetting(String message) {
        super(message);
    }
}
