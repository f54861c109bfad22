package org.customerapi.read.adapter.in.kafka;

import java.time.DateTimeException;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.contracts.CustomerEventData;
import org.customerapi.contracts.CustomerEventType;
import org.customerapi.contracts.EventHeaders;
import org.customerapi.read.domain.CustomerEvent;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads a record as a customer event; fields it does not know are ignored, those it needs have to be there. */
final class RecordReader {

    private final JsonMapper json;

    RecordReader(JsonMapper json) {
        this.json = json;
    }

    /**
     * The event in this record.
     *
     * @throws UnappliableRecord when there is none that could be applied
     */
    CustomerEvent read(ConsumerRecord<byte[], byte[]> record) {
        CustomerEventType type = type(record);
        String subject = header(record, EventHeaders.SUBJECT);
        check(record.key() != null && subject.equals(new String(record.key(), UTF_8)), "the key is not the subject");
        CustomerEventData data = data(record);
        CustomerDocument customer = complete(data.customer());
        check(customer.id().toString().equals(subject), "the customer's id is not the subject");
        check(
                String.valueOf(customer.version()).equals(header(record, EventHeaders.SEQUENCE)),
                "the customer's version is not the sequence");
        return new CustomerEvent(header(record, EventHeaders.ID), type, time(record), data);
    }

    private static CustomerEventType type(ConsumerRecord<byte[], byte[]> record) {
        String type = header(record, EventHeaders.TYPE);
        return CustomerEventType.of(type)
                .orElseThrow(() -> new UnappliableRecord("unknown " + EventHeaders.TYPE + " " + type));
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record) {
        String time = header(record, EventHeaders.TIME);
        try {
            return Instant.parse(time);
        } catch (DateTimeException malformed) {
            throw new UnappliableRecord(EventHeaders.TIME + " is not a time: " + time, malformed);
        }
    }

    private CustomerEventData data(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new UnappliableRecord("no value");
        }
        try {
            CustomerEventData data = json.readValue(record.value(), CustomerEventData.class);
            check(data != null && data.customer() != null, "no customer in the value");
            return data;
        } catch (JacksonException malformed) {
            throw new UnappliableRecord(
                    "the value is not a customer event: " + malformed.getOriginalMessage(), malformed);
        }
    }

    private static CustomerDocument complete(CustomerDocument customer) {
        checkPresent(customer.id(), "id");
        checkPresent(customer.tags(), "tags");
        checkPresent(customer.metadata(), "metadata");
        checkPresent(customer.createdAt(), "createdAt");
        checkPresent(customer.updatedAt(), "updatedAt");
        boolean deleted = CustomerDocument.DELETED.equals(customer.status());
        check(deleted || CustomerDocument.ACTIVE.equals(customer.status()), "unknown status " + customer.status());
        check(customer.version() > 0, "the version is not positive");
        return customer;
    }

    private static void checkPresent(@Nullable Object value, String field) {
        check(value != null, "the customer has no " + field);
    }

    private static void check(boolean holds, String reason) {
        if (!holds) {
            throw new UnappliableRecord(reason);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnappliableRecord("no header " + name);
        }
        return new String(header.value(), UTF_8);
    }
}
