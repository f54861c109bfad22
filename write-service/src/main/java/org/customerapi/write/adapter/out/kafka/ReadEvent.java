package org.customerapi.write.adapter.out.kafka;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.write.application.port.out.PublishedEvents;

/**
 * What the headers of a record say, if this service has sent it.
 *
 * @param term of the relay that has sent it
 */
record ReadEvent(PublishedEvents.Event event, long term) {

    /** Empty for a record that somebody else has put there. */
    static Optional<ReadEvent> of(ConsumerRecord<String, byte[]> message) {
        if (!EventHeaders.WRITE_SERVICE.equals(header(message, EventHeaders.SOURCE))) {
            return Optional.empty();
        }
        try {
            PublishedEvents.Event event = new PublishedEvents.Event(
                    UUID.fromString(header(message, EventHeaders.SUBJECT)),
                    Long.parseLong(header(message, EventHeaders.SEQUENCE)),
                    Instant.parse(header(message, EventHeaders.TIME)));
            return Optional.of(new ReadEvent(event, Long.parseLong(header(message, EventHeaders.RELAY_TERM))));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
