package org.customerapi.write.domain.user;

/** There is no user of this name. */
public final class UnknownUser extends UserRejection {

    public UnknownUser() {
        super("There is no user of this name");
    }
}
