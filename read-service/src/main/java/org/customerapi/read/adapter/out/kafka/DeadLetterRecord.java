package org.customerapi.read.adapter.out.kafka;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

import org.customerapi.read.domain.DeadLetter;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A record of the dead-letter topic: a dead letter, or a note that an earlier one is closed. */
record DeadLetterRecord(ConsumerRecord<byte[], byte[]> source) {

    private static final String CLOSES = "closes_dead_letter";
    private static final String ADDED = "kafka_dlt-";
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    /** The note that closes this dead letter. */
    static ProducerRecord<byte[], byte[]> closing(String topic, long letter) {
        byte[] id = String.valueOf(letter).getBytes(UTF_8);
        RecordHeaders headers = new RecordHeaders();
        headers.add(CLOSES, id);
        return new ProducerRecord<>(topic, 0, id, new byte[0], headers);
    }

    long id() {
        return source.offset();
    }

    /** The id of the dead letter that this closes; empty for a dead letter, whatever headers its record brought along. */
    Optional<Long> closes() {
        boolean isLetter = source.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_TOPIC) != null;
        return Optional.ofNullable(isLetter ? null : text(CLOSES))
                .filter(id -> ID.matcher(id).matches())
                .map(Long::valueOf);
    }

    DeadLetter letter() {
        TreeMap<String, String> headers = new TreeMap<>();
        source.headers().forEach(header -> {
            if (!header.key().startsWith(ADDED)) {
                headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8));
            }
        });
        return new DeadLetter(
                source.offset(),
                Instant.ofEpochMilli(source.timestamp()),
                String.valueOf(text(KafkaHeaders.DLT_EXCEPTION_MESSAGE)),
                String.valueOf(text(KafkaHeaders.DLT_ORIGINAL_TOPIC)),
                number(KafkaHeaders.DLT_ORIGINAL_PARTITION, Integer.BYTES).getInt(),
                number(KafkaHeaders.DLT_ORIGINAL_OFFSET, Long.BYTES).getLong(),
                shown(source.key()),
                headers,
                shown(source.value()));
    }

    /** The record as it was when it could not be applied. */
    ProducerRecord<byte[], byte[]> original(String topic) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : source.headers()) {
            if (!header.key().startsWith(ADDED)) {
                headers.add(header);
            }
        }
        return new ProducerRecord<>(topic, null, source.key(), source.value(), headers);
    }

    private @Nullable String text(String name) {
        Header header = source.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private ByteBuffer number(String name, int bytes) {
        Header header = source.headers().lastHeader(name);
        boolean usable = header != null && header.value() != null && header.value().length == bytes;
        return usable ? ByteBuffer.wrap(header.value()) : ByteBuffer.allocate(bytes);
    }

    private static @Nullable String shown(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, 0, Math.min(bytes.length, DeadLetter.LONGEST_VALUE), UTF_8);
    }
}
