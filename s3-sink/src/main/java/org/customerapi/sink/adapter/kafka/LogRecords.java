package org.customerapi.sink.adapter.kafka;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordHeader;
import org.customerapi.sink.domain.RecordTime;

/** Reads Kafka's records as records of the log. */
public final class LogRecords {

    private LogRecords() {}

    /** The record with all that is needed to write it again. */
    public static LogRecord of(Partition partition, ConsumerRecord<byte[], byte[]> read) {
        return new LogRecord(
                partition,
                read.offset(),
                new RecordTime(read.timestamp(), kind(read.timestampType())),
                payload(read.key()),
                headers(read),
                payload(read.value()));
    }

    private static List<RecordHeader> headers(ConsumerRecord<byte[], byte[]> read) {
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : read.headers()) {
            headers.add(new RecordHeader(header.key(), payload(header.value())));
        }
        return headers;
    }

    private static @Nullable Payload payload(byte @Nullable [] bytes) {
        return bytes == null ? null : Payload.of(bytes);
    }

    private static RecordTime.Kind kind(TimestampType type) {
        return switch (type) {
            case CREATE_TIME -> RecordTime.Kind.CREATE_TIME;
            case LOG_APPEND_TIME -> RecordTime.Kind.LOG_APPEND_TIME;
            case NO_TIMESTAMP_TYPE -> RecordTime.Kind.NONE;
        };
    }
}
