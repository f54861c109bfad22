package org.customerapi.write.domain.user;

import java.util.Set;

/**
 * Someone who may call the API.
 *
 * @param passwordHash with its algorithm and parameters
 * @param scopes what the user may do
 * @param disabled whether the user may no longer log in
 */
public record User(String username, String passwordHash, Set<String> scopes, boolean disabled) {

    public User {
        scopes = Set.copyOf(scopes);
    }

    public User disable() {
        return new User(username, passwordHash, scopes, true);
    }

    public User enable() {
        return new User(username, passwordHash, scopes, false);
    }

    public User withPasswordHash(String hash) {
        return new User(username, hash, scopes, disabled);
    }

    /** Shows no hash. */
    @Override
    public String toString() {
        return "User[" + username + "]";
    }
}
