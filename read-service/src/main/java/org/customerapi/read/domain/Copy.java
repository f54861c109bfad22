package org.customerapi.read.domain;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The copy of the read model that answers. A change reaches the copies one after the other; reads from one copy see at least
 * what the reads before have seen there.
 *
 * @param name the same for the same copy; {@code null} for whichever answers soonest
 * @param index it is a copy of; {@code null} for the one that answers when it is read, which a rebuild may change
 */
public record Copy(@Nullable String name, @Nullable String index) {

    /** Whichever answers soonest. */
    public static final Copy ANY = new Copy(null, null);

    /** Any copy, but the same for all reads that are given this. */
    public static Copy one() {
        return new Copy(UUID.randomUUID().toString(), null);
    }

    /** The same, of this index whichever answers. */
    public Copy of(String index) {
        return new Copy(name, index);
    }

    /** Where to read from, if the index that answers is called so. */
    public String indexOr(String answering) {
        return index == null ? answering : index;
    }
}
