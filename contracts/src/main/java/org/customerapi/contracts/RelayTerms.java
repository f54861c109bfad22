package org.customerapi.contracts;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * From which offsets of a partition on which terms of relays stand there. The word on a record depends on those before it
 * in the log, as far as they are known, and not on when it is asked for, so a consumer that goes back hears the same again.
 */
final class RelayTerms {

    private final int capacity;
    private final NavigableMap<Long, Long> termsByFirstOffset = new TreeMap<>();

    /** Knows of no term; remembers so many changes, those that lie furthest back in the log are forgotten first. */
    RelayTerms(int capacity) {
        this.capacity = capacity;
    }

    /** Whether a higher term stands before this offset, as far as is known; notes this one. */
    boolean isLate(long offset, long term) {
        Map.Entry<Long, Long> before = termsByFirstOffset.floorEntry(offset);
        if (before != null && term <= before.getValue()) {
            return term < before.getValue();
        }
        // What was noted behind it before it was known speaks of late records, or of the same term.
        termsByFirstOffset.tailMap(offset, false).values().removeIf(behind -> behind <= term);
        termsByFirstOffset.put(offset, term);
        if (termsByFirstOffset.size() > capacity) {
            termsByFirstOffset.pollFirstEntry();
        }
        return false;
    }
}
