package org.customerapi.sink.application.port.out;

import org.jspecify.annotations.Nullable;

/** A growing object could not be written to disk; it is of no use any more. */
public class SpoolException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    public SpoolException(String detail, @Nullable Throwable cause) {
        super("disk", detail, cause);
    }
}
