package org.customerapi.write.application.port.out;

import java.time.Duration;
import java.time.Instant;

import org.customerapi.write.domain.user.User;

/** Signs access tokens. */
public interface AccessTokens {

    /** A signed token for the user's scopes. */
    String issue(User user, Instant now, Duration lifetime);
}
