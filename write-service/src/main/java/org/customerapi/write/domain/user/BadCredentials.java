package org.customerapi.write.domain.user;

/** Unknown user, wrong password, disabled user, or a refresh token that is not good; which one is not told. */
public final class BadCredentials extends UserRejection {

    public BadCredentials(String message) {
        super(message);
    }
}
