package org.customerapi.write.domain.user;

/** Another user has the name. */
public final class UsernameTaken extends UserRejection {

    public UsernameTaken() {
        super("Another user has this name");
    }
}
