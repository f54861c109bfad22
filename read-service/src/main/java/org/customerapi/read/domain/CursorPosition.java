package org.customerapi.read.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The page behind a customer, whatever was added or removed before it meanwhile.
 *
 * @param after the sort values of the last customer that was read; empty at the beginning
 * @param number pages read before this one, plus 1
 * @param size 1 to {@value PageNumber#MAX_SIZE}
 * @param snapshot the view that the walk is pinned to; {@code null} for the customers as they are
 */
public record CursorPosition(
        List<@Nullable Object> after,
        int number,
        int size,
        @Nullable Snapshot snapshot) implements Slice {

    public CursorPosition {
        after = Collections.unmodifiableList(new ArrayList<>(after));
    }

    /** The same place, with a page of another size behind it. */
    public CursorPosition withSize(int other) {
        return new CursorPosition(after, number, other, snapshot);
    }

    /** Whether it belongs to a view that was opened before. */
    public boolean isPinned() {
        return snapshot != null && !snapshot.isNew();
    }

    /**
     * A view of all customers at one point in time.
     *
     * @param id its name in the read model; empty to open one
     * @param asOf every change made before this time is in it; {@code null} while nothing certain was known
     */
    public record Snapshot(String id, @Nullable Instant asOf) {

        /** Asks for a new one. */
        public static final Snapshot NEW = new Snapshot("", null);

        /** Whether it is still to be opened. */
        public boolean isNew() {
            return id.isEmpty();
        }
    }
}
