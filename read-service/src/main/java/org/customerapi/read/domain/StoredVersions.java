package org.customerapi.read.domain;

import java.util.Map;
import java.util.UUID;

/**
 * What a copy of the read model has applied of some customers.
 *
 * @param versions the last of each customer; those never seen are left out
 * @param copy the one that was asked, of the index that answered
 */
public record StoredVersions(Map<UUID, Long> versions, Copy copy) {

    /** Whether each of these customers stands at this version or a later one. */
    public boolean hold(Map<UUID, Long> needed) {
        return needed.entrySet().stream().allMatch(need -> versions.getOrDefault(need.getKey(), 0L) >= need.getValue());
    }
}
