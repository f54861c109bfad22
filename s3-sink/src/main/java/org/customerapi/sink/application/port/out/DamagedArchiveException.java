package org.customerapi.sink.application.port.out;

import org.jspecify.annotations.Nullable;

/** The archive does not hold what it says it holds; asking again does not help. */
public final class DamagedArchiveException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    public DamagedArchiveException(String reason, String detail, @Nullable Throwable cause) {
        super(reason, detail, cause);
    }
}
