package org.customerapi.sink.adapter.in.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.Retraction;

/** A retraction as clients see it. */
record RetractionView(
        String id,
        int partition,
        long firstOffset,
        long lastOffset,
        long objects,
        long records,
        String by,
        Instant at,
        String reason,
        @Nullable Instant undoneAt) {

    static RetractionView of(Retraction retraction) {
        return new RetractionView(
                retraction.id(),
                retraction.partition().number(),
                retraction.range().first(),
                retraction.range().last(),
                retraction.objects(),
                retraction.records(),
                retraction.by(),
                retraction.at(),
                retraction.reason(),
                retraction.undoneAt());
    }
}
