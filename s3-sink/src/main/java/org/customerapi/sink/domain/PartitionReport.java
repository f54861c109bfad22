package org.customerapi.sink.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is archived of one partition.
 *
 * @param partition its number
 * @param extent from the first to the last offset; {@code null} when nothing is archived
 * @param objects how many
 * @param records how many
 * @param bytes compressed
 * @param lag records of the log after the extent; {@code null} when the log could not be asked
 */
public record PartitionReport(
        int partition,
        @Nullable OffsetRange extent,
        long objects,
        long records,
        long bytes,
        @Nullable Long lag) {}
