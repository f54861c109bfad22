package org.customerapi.gateway.security;

/** A setting without which the gateway must not start. */
public final class UnusableSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes one line that names the setting. */
    public UnusableSetting(String message) {
        super(message);
    }
}
