package org.customerapi.localstack.importing;

import org.jspecify.annotations.Nullable;

/** The file could not be imported, or not to its end; the message is for people. */
public final class ImportFailed extends RuntimeException {

    public ImportFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
