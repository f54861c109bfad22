package org.customerapi.read.domain;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.customerapi.contracts.ConsistencyToken;

/**
 * What a read has to have seen, and how long it may wait for that.
 *
 * @param token the writes
 * @param patience 0 to {@link #LONGEST_WAIT}
 */
public record ReadAfterWrite(ConsistencyToken token, Duration patience) {

    /** The wait when nothing is said. */
    public static final Duration DEFAULT_WAIT = Duration.ofSeconds(2);

    /** The longest wait that is granted. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** The lowest version of each named customer that will do. */
    public Map<UUID, Long> versions() {
        Map<UUID, Long> versions = new HashMap<>();
        token.seen().forEach(seen -> versions.merge(seen.customerId(), seen.version(), Math::max));
        return versions;
    }
}
