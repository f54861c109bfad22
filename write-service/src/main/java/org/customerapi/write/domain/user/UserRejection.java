package org.customerapi.write.domain.user;

/** Why a request about users or logins changes nothing. Carries no stack trace: it is an answer, not an accident. */
public abstract sealed class UserRejection extends RuntimeException
        permits BadCredentials, LastAdministrator, TooManyAttempts, UnknownUser, UsernameTaken {

    UserRejection(String message) {
        super(message, null, false, false);
    }
}
