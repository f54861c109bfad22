package org.customerapi.write.domain.customer;

/** Why a command changes nothing. Carries no stack trace: it is an answer, not an accident. */
public abstract sealed class Rejection extends RuntimeException
        permits AlreadyTaken, CustomerNotDeleted, CustomerNotFound, InvalidInput, KeyReused, VersionMismatch {

    Rejection(String message) {
        super(message, null, false, false);
    }
}
