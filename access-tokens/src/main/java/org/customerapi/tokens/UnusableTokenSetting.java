package org.customerapi.tokens;

/** A setting of which no access token could be checked; a service must not start with it. */
public final class UnusableTokenSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes one sentence that names the setting. */
    UnusableTokenSetting(String message) {
        super(message);
    }
}
