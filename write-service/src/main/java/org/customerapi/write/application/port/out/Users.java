package org.customerapi.write.application.port.out;

import java.util.List;
import java.util.Optional;

import org.customerapi.write.domain.user.User;

/** The users. */
public interface Users {

    Optional<User> find(String username);

    /** All users, by name. */
    List<User> all();

    /** The user as committed last, who stays so until the end of the {@link UnitOfWork}. */
    Optional<User> hold(String username);

    /** The user as committed last, whom nobody else changes or {@link #hold}s until the end of the {@link UnitOfWork}. */
    Optional<User> lock(String username);

    /** All users as committed last; nobody else changes one until the end of the {@link UnitOfWork}. */
    List<User> lockAll();

    /** Adds the user and answers true, unless one has the name already; an existing one is left as it is. */
    boolean add(User user);

    /** Saves what changed of an existing user. */
    void save(User user);

    boolean isEmpty();
}
