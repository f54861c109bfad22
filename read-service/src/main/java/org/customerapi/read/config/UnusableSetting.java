package org.customerapi.read.config;

/** The service cannot start with a setting as it is. */
public final class UnusableSetting extends RuntimeException {

    public UnusableSetting(String setting, String problem) {
        super(setting + " " + problem + ".");
    }
}
