package org.customerapi.read.domain;

import org.jspecify.annotations.Nullable;

/** Why the read side could not answer. */
public abstract sealed class ReadFailure extends RuntimeException
        permits AnswerTooLarge,
                CustomerNotFound,
                DeadLetterNotFound,
                InvalidQuery,
                InvalidState,
                ReadModelBehind,
                ReadModelUnavailable,
                SnapshotExpired,
                TooManyAtOnce {

    ReadFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
