package org.customerapi.sink.adapter.out.parquet;

import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

import org.customerapi.sink.adapter.out.ndjson.LineWriter;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordHeader;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

/**
 * The flat columns of a record. Keys and values that are UTF-8 stand as text, others in the column that ends in
 * {@code _binary}. Of the headers, the attributes of CloudEvents have columns of their own, from the first header of
 * that name; all of them stand in {@code headers} as in the lines.
 */
final class ParquetColumns extends WriteSupport<LogRecord> {

    private static final List<String> ATTRIBUTES =
            List.of("ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_sequence");
    private static final MessageType SCHEMA = schema();

    private @Nullable RecordConsumer columns;

    @Override
    @SuppressWarnings("deprecation") // abstract, though nothing calls it
    public WriteContext init(Configuration unused) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration unused) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        columns = consumer;
    }

    @Override
    public void write(LogRecord record) {
        RecordConsumer to = columns;
        if (to == null) {
            throw new IllegalStateException("nothing was prepared to write to");
        }
        to.startMessage();
        field(to, "kafka_partition", () -> to.addInteger(record.partition().number()));
        field(to, "kafka_offset", () -> to.addLong(record.offset()));
        field(to, "kafka_timestamp", () -> to.addLong(record.time().millis()));
        text(to, "timestamp_type", record.time().kind().label());
        payload(to, "key", record.key());
        payload(to, "value", record.value());
        ATTRIBUTES.forEach(attribute -> attribute(to, attribute, record.headers()));
        text(to, "headers", LineWriter.headersOf(record));
        to.endMessage();
    }

    private static void attribute(RecordConsumer to, String name, List<RecordHeader> headers) {
        for (RecordHeader header : headers) {
            if (header.name().equals(name)) {
                Payload value = header.value();
                if (value != null && value.isUtf8()) {
                    bytes(to, name, value);
                }
                return;
            }
        }
    }

    private static void payload(RecordConsumer to, String name, @Nullable Payload payload) {
        if (payload != null) {
            bytes(to, payload.isUtf8() ? name : name + "_binary", payload);
        }
    }

    private static void bytes(RecordConsumer to, String name, Payload payload) {
        field(to, name, () -> to.addBinary(Binary.fromConstantByteArray(payload.bytes())));
    }

    private static void text(RecordConsumer to, String name, String text) {
        field(to, name, () -> to.addBinary(Binary.fromString(text)));
    }

    private static void field(RecordConsumer to, String name, Runnable value) {
        int index = SCHEMA.getFieldIndex(name);
        to.startField(name, index);
        value.run();
        to.endField(name, index);
    }

    private static MessageType schema() {
        LogicalTypeAnnotation text = LogicalTypeAnnotation.stringType();
        Types.GroupBuilder<MessageType> schema = Types.buildMessage()
                .required(INT32)
                .named("kafka_partition")
                .required(INT64)
                .named("kafka_offset")
                .required(INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                .named("kafka_timestamp")
                .required(BINARY)
                .as(text)
                .named("timestamp_type");
        for (String name : List.of("key", "value")) {
            schema.optional(BINARY).as(text).named(name);
            schema.optional(BINARY).named(name + "_binary");
        }
        ATTRIBUTES.forEach(attribute -> schema.optional(BINARY).as(text).named(attribute));
        return schema.required(BINARY).as(text).named("headers").named("record");
    }
}
