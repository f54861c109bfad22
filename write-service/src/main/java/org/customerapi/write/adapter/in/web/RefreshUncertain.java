package org.customerapi.write.adapter.in.web;

/** A refresh token may have been used up without an answer; to send it again would then end its login. */
final class RefreshUncertain extends RuntimeException {

    RefreshUncertain(Throwable cause) {
        super("Whether the refresh token was used up is not known. Log in again", cause);
    }
}
