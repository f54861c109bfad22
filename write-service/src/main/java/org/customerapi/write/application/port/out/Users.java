package org.customerapi.write.application.port.out;

import java.util.Optional;

import org.customerapi.write.domain.user.User;

/** The users. */
public interface Users {

    Optional<User> find(String username);

    /** Adds the user unless one has the name already; an existing one is left as it is. */
    void addIfMissing(User user);

    boolean isEmpty();
}
