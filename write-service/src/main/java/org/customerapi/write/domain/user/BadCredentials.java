package org.customerapi.write.domain.user;

/** Unknown user, wrong password, disabled user, or a refresh token that is not good; which one is not told. */
public final class BadCredentials extends RuntimeException {

    public BadCredentials(String message) {
        super(message, null, false, false);
    }
}
