package org.customerapi.read.domain;

import org.jspecify.annotations.Nullable;

/** The read model does not answer, is full, or is not there yet; the same request may succeed later. */
public sealed class ReadModelUnavailable extends ReadFailure permits ReadModelMissing {

    public ReadModelUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
