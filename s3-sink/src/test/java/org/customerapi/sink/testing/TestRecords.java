package org.customerapi.sink.testing;

import java.time.Instant;
import java.util.List;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordHeader;
import org.customerapi.sink.domain.RecordTime;

/** Records as tests need them. */
public final class TestRecords {

    private TestRecords() {}

    public static LogRecord record(Partition partition, long offset, Instant time) {
        return new LogRecord(
                partition,
                offset,
                new RecordTime(time.toEpochMilli(), RecordTime.Kind.LOG_APPEND_TIME),
                Payload.of("key-" + offset),
                List.of(new RecordHeader("ce_type", Payload.of("test"))),
                Payload.of("{\"offset\":" + offset + "}"));
    }
}
