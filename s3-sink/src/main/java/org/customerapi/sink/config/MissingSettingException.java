package org.customerapi.sink.config;

/** A setting that the service cannot do without is absent or of no use. */
public class MissingSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param setting the environment variable
     * @param meaning what it has to hold
     */
    public MissingSettingException(String setting, String meaning) {
        this(setting + " is not set: it has to be " + meaning + ".");
    }

    private MissingSettingException(String sentence) {
        super(sentence);
    }

    /** A setting that is there and of no use. */
    static MissingSettingException unusable(String setting, String value, String meaning) {
        return new MissingSettingException(setting + " is '" + value + "': it has to be " + meaning + ".");
    }
}
