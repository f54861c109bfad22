package org.customerapi.read.domain;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The copy of the read model that answers. A change reaches the copies one after the other; reads from one copy see at least
 * what the reads before have seen there.
 *
 * @param name the same for the same copy; {@code null} for whichever answers soonest
 */
public record Copy(@Nullable String name) {

    /** Whichever answers soonest. */
    public static final Copy ANY = new Copy(null);

    /** Any copy, but the same for all reads that are given this. */
    public static Copy one() {
        return new Copy(UUID.randomUUID().toString());
    }
}
