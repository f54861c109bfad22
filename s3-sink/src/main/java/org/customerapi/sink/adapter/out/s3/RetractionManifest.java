package org.customerapi.sink.adapter.out.s3;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Retraction;

/** A retraction as it stands in {@code manifest.json}. */
record RetractionManifest(
        String id,
        String topic,
        int partition,
        long firstOffset,
        long lastOffset,
        long objects,
        long records,
        String by,
        Instant at,
        String reason,
        @Nullable Instant undoneAt) {

    static RetractionManifest of(Retraction retraction) {
        return new RetractionManifest(
                retraction.id(),
                retraction.partition().topic(),
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

    Retraction retraction() {
        return new Retraction(
                id,
                new Partition(topic, partition),
                new OffsetRange(firstOffset, lastOffset + 1),
                objects,
                records,
                by,
                at,
                reason,
                undoneAt);
    }
}
