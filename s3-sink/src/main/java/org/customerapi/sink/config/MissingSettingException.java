package org.customerapi.sink.config;

/** A setting that the service cannot do without is absent or of no use. */
public class MissingSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param setting the environment variable
     * @param meaning what it has to hold
     */
    public MissingSettingException(String setting, String meaning) {
        super(setting + " is not set: it has to be " + meaning + ".");
    }
}
