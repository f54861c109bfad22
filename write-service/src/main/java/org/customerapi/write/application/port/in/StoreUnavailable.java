package org.customerapi.write.application.port.in;

/** The database did not do its part. */
public final class StoreUnavailable extends RuntimeException {

    private final boolean uncertain;

    /** A command may or may not have been carried out. */
    public StoreUnavailable(Throwable cause) {
        this(cause, true);
    }

    private StoreUnavailable(Throwable cause, boolean uncertain) {
        super("The customer database is not available", cause);
        this.uncertain = uncertain;
    }

    /** Nothing was changed. */
    public static StoreUnavailable nothingDone(Throwable cause) {
        return new StoreUnavailable(cause, false);
    }

    /** Whether a command may have been carried out nevertheless, which only its repetition tells. */
    public boolean isUncertain() {
        return uncertain;
    }
}
