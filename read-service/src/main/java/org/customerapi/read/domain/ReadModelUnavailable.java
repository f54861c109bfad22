package org.customerapi.read.domain;

import org.jspecify.annotations.Nullable;

/** The read model does not answer, is full, or is not there yet; the same request may succeed later. */
public final class ReadModelUnavailable extends ReadFailure {

    public ReadModelUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
