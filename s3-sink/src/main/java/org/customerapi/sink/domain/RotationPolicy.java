package org.customerapi.sink.domain;

import java.time.Duration;

/**
 * When an object is complete: whichever limit is met first.
 *
 * @param maxRecords at least 1; never exceeded
 * @param maxBytes compressed; exceeded by no more than the compressor holds back, some tens of kilobytes
 * @param maxAge counted from the object's first record being taken, so that an idle partition is archived too
 */
public record RotationPolicy(long maxRecords, long maxBytes, Duration maxAge) {

    public RotationPolicy {
        if (maxRecords < 1 || maxBytes < 1 || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("each limit of a rotation is more than nothing");
        }
    }

    /** Whether an object of this size takes no further record. */
    public boolean isFull(long records, long bytes) {
        return records >= maxRecords || bytes >= maxBytes;
    }
}
