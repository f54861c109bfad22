package org.customerapi.write.application.port.out;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Refresh tokens; only their hashes are kept. */
public interface RefreshTokens {

    void add(String token, UUID family, String username, Instant expiresAt);

    /**
     * Marks a token as used.
     *
     * @return its grant when it was unused and not expired; of two uses at once only one gets it
     */
    Optional<Grant> use(String token, Instant now);

    /** The grant of a token whatever its state. */
    Optional<Grant> find(String token);

    /** Ends everything that came from one login. */
    void revokeFamily(UUID family);

    /** Ends everything that came from any login of a user. */
    void revokeAll(String username);

    /** Forgets tokens that expired before {@code limit}, at most {@code most}; answers how many. */
    int forgetExpiredBefore(Instant limit, int most);

    /**
     * What a token stands for.
     *
     * @param family what came from the same login
     */
    record Grant(UUID family, String username) {}
}
