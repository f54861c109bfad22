package org.customerapi.sink.domain;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a listing tells of one partition's archive.
 *
 * @param partition its number
 * @param extent from the first to the last offset; {@code null} when nothing is archived
 * @param objects how many
 * @param bytes compressed
 * @param lastStoredAt when the newest object was put; {@code null} when there is none
 * @param lag records of the log after the extent; {@code null} when the log could not be asked
 */
public record PartitionSummary(
        int partition,
        @Nullable OffsetRange extent,
        long objects,
        long bytes,
        @Nullable Instant lastStoredAt,
        @Nullable Long lag) {}
