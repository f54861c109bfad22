package org.customerapi.write.application.port.in;

import java.util.List;

import org.customerapi.write.domain.user.NewUser;
import org.customerapi.write.domain.user.User;

/**
 * What an administrator does with users. Access tokens that are out stay good until they expire; refresh tokens end at
 * once.
 */
public interface UserAdministration {

    /** All users, by name. */
    List<User> list();

    /**
     * One user.
     *
     * @throws org.customerapi.write.domain.user.UnknownUser when there is none
     */
    User find(String username);

    /**
     * Adds a user.
     *
     * @throws org.customerapi.write.domain.customer.InvalidInput when a rule is broken
     * @throws org.customerapi.write.domain.user.UsernameTaken when there is one of this name
     */
    User create(NewUser user);

    /**
     * Ends a user's logins; once more changes nothing.
     *
     * @throws org.customerapi.write.domain.user.UnknownUser when there is none
     * @throws org.customerapi.write.domain.user.LastAdministrator when nobody could undo it
     */
    void disable(String username);

    /**
     * Lets a user log in again; once more changes nothing.
     *
     * @throws org.customerapi.write.domain.user.UnknownUser when there is none
     */
    void enable(String username);

    /**
     * Sets a password and ends what came from logins with the one before.
     *
     * @throws org.customerapi.write.domain.customer.InvalidInput when a rule is broken
     * @throws org.customerapi.write.domain.user.UnknownUser when there is none
     */
    void changePassword(String username, String password);
}
