package org.customerapi.sink.application.port.out;

import org.jspecify.annotations.Nullable;

/** The archive did not do what was asked; nothing is known of whether it took effect, and asking again is safe. */
public class ArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason one of a small number of texts, for example {@code 503 SlowDown}; goes into metrics
     * @param detail the whole story, for people
     */
    public ArchiveException(String reason, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /** One of a small number of texts. */
    public String reason() {
        return reason;
    }
}
