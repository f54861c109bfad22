package org.customerapi.write.domain.user;

import java.util.List;

/** Someone who is to become a user; nothing of it is checked yet. */
public record NewUser(String username, String password, List<String> scopes) {

    public NewUser {
        scopes = List.copyOf(scopes);
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "NewUser[" + username + "]";
    }
}
