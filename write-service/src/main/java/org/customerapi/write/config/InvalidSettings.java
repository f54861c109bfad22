package org.customerapi.write.config;

/** The service cannot run with its settings. */
public final class InvalidSettings extends RuntimeException {

    private final String action;

    /**
     * Tells what is wrong.
     *
     * @param message which setting, and why
     * @param action how to mend it
     */
    public InvalidSettings(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
