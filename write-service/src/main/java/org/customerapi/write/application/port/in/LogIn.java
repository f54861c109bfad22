package org.customerapi.write.application.port.in;

import org.customerapi.write.domain.user.Tokens;

/** Lets users in. */
public interface LogIn {

    /**
     * Checks the password; takes as long for an unknown user as for a wrong password.
     *
     * @throws org.customerapi.write.domain.user.BadCredentials when they are not good
     */
    Tokens logIn(String username, String password);
}
