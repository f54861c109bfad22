package org.customerapi.write.application.port.in;

import org.customerapi.write.domain.user.Tokens;

/** Gives new tokens for a refresh token. */
public interface RefreshLogIn {

    /**
     * Uses the token up. A token that is used a second time was stolen or lost: everything that came from its login is
     * then revoked.
     *
     * @throws org.customerapi.write.domain.user.BadCredentials when it is unknown, used, expired, or its user disabled
     */
    Tokens refresh(String refreshToken);

    /**
     * Revokes everything that came from the token's login; access tokens stay good until they expire. A token that is not
     * known changes nothing, as for OAuth's revocation (RFC 7009, section 2.2).
     */
    void logOut(String refreshToken);
}
