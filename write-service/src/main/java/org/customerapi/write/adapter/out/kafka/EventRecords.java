package org.customerapi.write.adapter.out.kafka;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerEventType;
import org.customerapi.contracts.EventHeaders;
import org.customerapi.write.application.port.out.OutboxQueue;

/**
 * Rows of the outbox as CloudEvents in binary mode.
 *
 * @param topic where they go
 * @param term the relay's term
 */
record EventRecords(String topic, long term) {

    ProducerRecord<String, byte[]> of(OutboxQueue.Row row) {
        String customer = row.customerId().toString();
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, customer, row.payload().getBytes(StandardCharsets.UTF_8));
        Headers headers = message.headers();
        add(headers, EventHeaders.SPEC_VERSION, EventHeaders.SPEC_VERSION_1_0);
        add(headers, EventHeaders.ID, row.eventId().toString());
        add(headers, EventHeaders.TYPE, row.type());
        add(headers, EventHeaders.SOURCE, EventHeaders.WRITE_SERVICE);
        add(headers, EventHeaders.SUBJECT, customer);
        add(headers, EventHeaders.TIME, row.occurredAt().toString());
        add(headers, EventHeaders.SEQUENCE, Long.toString(row.sequence()));
        add(headers, EventHeaders.DATA_SCHEMA, dataSchema(row.type()));
        add(headers, EventHeaders.CONTENT_TYPE, EventHeaders.JSON);
        add(headers, EventHeaders.TRACE_PARENT, row.traceParent());
        add(headers, EventHeaders.RELAY_TERM, Long.toString(term));
        return message;
    }

    private static @Nullable String dataSchema(String type) {
        return CustomerEventType.of(type).map(CustomerEventType::dataSchema).orElse(null);
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
