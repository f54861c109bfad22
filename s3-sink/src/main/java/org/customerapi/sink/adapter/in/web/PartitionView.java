package org.customerapi.sink.adapter.in.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.PartitionSummary;

/**
 * What is archived of a partition.
 *
 * @param partition its number
 * @param firstOffset absent when nothing is archived
 * @param lastOffset absent when nothing is archived
 * @param objects how many
 * @param bytes compressed
 * @param lastStoredAt when the newest object was put
 * @param lag records of the log that are not archived; absent when Kafka did not answer
 */
record PartitionView(
        int partition,
        @Nullable Long firstOffset,
        @Nullable Long lastOffset,
        long objects,
        long bytes,
        @Nullable Instant lastStoredAt,
        @Nullable Long lag) {

    static PartitionView of(PartitionSummary summary) {
        OffsetRange extent = summary.extent();
        return new PartitionView(
                summary.partition(),
                extent == null ? null : extent.first(),
                extent == null ? null : extent.last(),
                summary.objects(),
                summary.bytes(),
                summary.lastStoredAt(),
                summary.lag());
    }
}
