package org.customerapi.sink.adapter.out.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.RestoreTarget;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordHeader;

/**
 * Writes in transactions that also hold how far the restore has come, as the offsets of a consumer group that nobody is
 * in. A restore that is begun twice fences the first one off.
 */
final class KafkaRestoreTarget implements RestoreTarget {

    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final RestoreProgress progress;
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final String group;
    private final String archive;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean open;

    /**
     * Begins one.
     *
     * @param archive where the records come from
     * @throws ArchiveException when Kafka does not let it begin; the producer is closed then
     */
    KafkaRestoreTarget(
            RestoreProgress progress, Producer<byte[], byte[]> producer, String topic, String group, String archive) {
        this.progress = progress;
        this.producer = producer;
        this.topic = topic;
        this.group = group;
        this.archive = archive;
        init();
    }

    /** Whoever cannot begin is never closed by anybody else. */
    private void init() {
        try {
            producer.initTransactions();
        } catch (KafkaException refused) {
            producer.close(Duration.ZERO);
            throw failed(refused);
        }
    }

    @Override
    public Map<Integer, Long> restored() {
        return progress.restored();
    }

    @Override
    public void write(LogRecord record) {
        try {
            begin();
            var _ = producer.send(sent(record), (written, failed) -> {
                if (failed != null) {
                    failure.compareAndSet(null, failed);
                }
            });
        } catch (KafkaException refused) {
            throw failed(refused);
        }
    }

    @Override
    public void commit(Map<Integer, Long> restored) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        restored.forEach((partition, offset) ->
                offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset, archive)));
        try {
            begin();
            producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(group));
            producer.commitTransaction();
            open = false;
        } catch (KafkaException refused) {
            throw failed(refused);
        }
    }

    @Override
    public void close() {
        try {
            if (open) {
                producer.abortTransaction();
            }
        } catch (KafkaException fenced) {
            failure.compareAndSet(null, fenced);
        } finally {
            // Without a limit it waits until a coordinator has ended the transaction, as the next restore does.
            producer.close(CLOSING);
        }
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
    }

    private ProducerRecord<byte[], byte[]> sent(LogRecord record) {
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(
                topic, record.partition().number(), record.time().millis(), bytes(record.key()), bytes(record.value()));
        for (RecordHeader header : record.headers()) {
            sent.headers().add(header.name(), bytes(header.value()));
        }
        return sent;
    }

    private ArchiveException failed(KafkaException refused) {
        Exception first = failure.get();
        return new ArchiveException(
                "kafka", "cannot write to " + topic + ": " + (first == null ? refused : first), refused);
    }

    private static byte @Nullable [] bytes(@Nullable Payload payload) {
        return payload == null ? null : payload.bytes();
    }
}
