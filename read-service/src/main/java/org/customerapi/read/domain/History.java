package org.customerapi.read.domain;

import java.util.List;

/**
 * A part of a customer's history.
 *
 * @param entries oldest first; a change whose event never came is left out
 * @param lastVersion the customer's version now, which is the number of its changes
 * @param lastShown the last version that this part reaches to
 */
public record History(List<HistoryEntry> entries, long lastVersion, long lastShown) {

    /** Whether there are later changes. */
    public boolean hasMore() {
        return lastShown < lastVersion;
    }
}
