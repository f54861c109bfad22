package org.customerapi.write.adapter.out.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.write.application.port.out.OutboxQueue.Row;
import org.customerapi.write.application.port.out.PublishedEvents.Event;

import static org.assertj.core.api.Assertions.assertThat;

class ReadEventTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");

    private final UUID customer = UUID.randomUUID();

    @Test
    void readsWhatTheRelayHasWritten() {
        assertThat(ReadEvent.of(sent())).contains(new ReadEvent(new Event(customer, 7, AT), 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EventHeaders.SOURCE,
                EventHeaders.SUBJECT,
                EventHeaders.SEQUENCE,
                EventHeaders.TIME,
                EventHeaders.RELAY_TERM
            })
    void passesOverRecordsOfOthers(String header) {
        ConsumerRecord<String, byte[]> without = sent();
        without.headers().remove(header);
        assertThat(ReadEvent.of(without)).isEmpty();

        ConsumerRecord<String, byte[]> foreign = sent();
        foreign.headers().add(header, "something".getBytes(StandardCharsets.UTF_8));
        assertThat(ReadEvent.of(foreign)).isEmpty();
    }

    private ConsumerRecord<String, byte[]> sent() {
        Row row = new Row(1, customer, 7, UUID.randomUUID(), "type", AT, AT, null, "{}");
        ProducerRecord<String, byte[]> message = new EventRecords("topic", 3).of(row);
        ConsumerRecord<String, byte[]> read = new ConsumerRecord<>("topic", 0, 0, message.key(), message.value());
        message.headers().forEach(read.headers()::add);
        return read;
    }
}
