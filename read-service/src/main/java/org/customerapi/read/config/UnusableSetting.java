package org.customerapi.read.config;

/** The service cannot run with a setting as it is; trying again is of no use. */
public final class UnusableSetting extends RuntimeException {

    public UnusableSetting(String setting, String problem) {
        super(setting + " " + problem + ".");
    }
}
