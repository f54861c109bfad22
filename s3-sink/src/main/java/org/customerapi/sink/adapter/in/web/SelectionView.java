package org.customerapi.sink.adapter.in.web;

import java.time.Instant;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.Selection;

/** Which records; what is absent does not narrow. */
record SelectionView(
        @Nullable Integer partition,
        @Nullable Long firstOffset,
        @Nullable Long lastOffset,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** @throws IllegalArgumentException when nothing can be meant by it */
    Selection selection() {
        return new Selection(
                partition == null ? OptionalInt.empty() : OptionalInt.of(partition),
                firstOffset == null ? 0 : firstOffset,
                lastOffset == null ? Long.MAX_VALUE : lastOffset,
                from == null ? Instant.MIN : from,
                until == null ? Instant.MAX : until);
    }
}
