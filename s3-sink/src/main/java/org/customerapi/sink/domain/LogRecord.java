package org.customerapi.sink.domain;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One record of the log, with all that is needed to write it again exactly.
 *
 * @param partition where it stands
 * @param offset its place there
 * @param time its timestamp
 * @param key {@code null} for a record without one
 * @param headers in their order
 * @param value {@code null} for a tombstone
 */
public record LogRecord(
        Partition partition,
        long offset,
        RecordTime time,
        @Nullable Payload key,
        List<RecordHeader> headers,
        @Nullable Payload value) {

    public LogRecord {
        headers = List.copyOf(headers);
    }

    /** The hour, in UTC, that the record was appended in. */
    public Instant hour() {
        return ObjectName.hourOf(time.instant());
    }
}
