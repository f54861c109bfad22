package org.customerapi.localstack.importing;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The file could not be imported, or not to its end; the message is for people. */
public final class ImportFailed extends RuntimeException {

    private final @Nullable RowsLeft left;

    public ImportFailed(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    ImportFailed(String message, @Nullable Throwable cause, @Nullable RowsLeft left) {
        super(message, cause);
        this.left = left;
    }

    /** What is known of the rows that were answered before it broke off; empty where none can have been. */
    public Optional<RowsLeft> left() {
        return Optional.ofNullable(left);
    }
}
