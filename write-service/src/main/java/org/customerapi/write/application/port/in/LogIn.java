package org.customerapi.write.application.port.in;

import org.customerapi.write.domain.user.Tokens;

/** Lets users in. */
public interface LogIn {

    /**
     * Checks the password; takes as long for an unknown user as for a wrong password.
     *
     * @param address where the attempt comes from
     * @throws org.customerapi.write.domain.user.BadCredentials when they are not good
     * @throws org.customerapi.write.domain.user.TooManyAttempts when too many failed lately
     */
    Tokens logIn(String username, String password, String address);
}
