package org.customerapi.sink.adapter.in.web;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Selection;

/** Which records; what is absent does not narrow. */
record SelectionView(
        @Nullable Integer partition,
        @Nullable Long firstOffset,
        @Nullable Long lastOffset,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** The names of its fields. */
    static final Set<String> FIELDS = Set.of("partition", "firstOffset", "lastOffset", "from", "until");

    /** Reads it, and notes what is wrong with it. */
    static SelectionView read(Input input) {
        SelectionView selection = new SelectionView(
                input.partition("partition"),
                input.offset("firstOffset"),
                input.offset("lastOffset"),
                input.time("from"),
                input.time("until"));
        selection.checkOrder(input);
        return selection;
    }

    private void checkOrder(Input input) {
        if (firstOffset != null && lastOffset != null && lastOffset < firstOffset) {
            input.refuse("lastOffset", "has to be firstOffset or more");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            input.refuse("until", "has to be later than from");
        }
    }

    /** The offsets, where both bounds are given. */
    OffsetRange offsets() {
        return new OffsetRange(Objects.requireNonNull(firstOffset), Objects.requireNonNull(lastOffset) + 1);
    }

    Selection selection() {
        return new Selection(
                partition == null ? OptionalInt.empty() : OptionalInt.of(partition),
                firstOffset == null ? 0 : firstOffset,
                lastOffset == null ? Long.MAX_VALUE : lastOffset,
                from == null ? Instant.MIN : from,
                until == null ? Instant.MAX : until);
    }
}
