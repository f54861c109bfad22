package org.customerapi.write.domain.user;

/** Nobody could administer users afterwards, not even to undo it. */
public final class LastAdministrator extends UserRejection {

    public LastAdministrator() {
        super("This is the last administrator who is not disabled");
    }
}
