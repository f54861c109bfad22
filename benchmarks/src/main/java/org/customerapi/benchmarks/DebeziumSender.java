package org.customerapi.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.source.SourceRecord;

import org.customerapi.contracts.CustomerEventType;
import org.customerapi.contracts.EventHeaders;

/** Sends routed records as Debezium Server does: all of a batch, then waits for all, then commits their offsets. */
final class DebeziumSender implements AutoCloseable {

    private static final Map<String, byte[]> CONSTANT = Map.of(
            EventHeaders.SPEC_VERSION,
            bytes(EventHeaders.SPEC_VERSION_1_0),
            EventHeaders.SOURCE,
            bytes(EventHeaders.WRITE_SERVICE),
            EventHeaders.DATA_SCHEMA,
            bytes(CustomerEventType.CREATED.dataSchema()),
            EventHeaders.CONTENT_TYPE,
            bytes(EventHeaders.JSON));

    private final KafkaProducer<String, byte[]> producer;

    /** The producer of the write-service, but that five requests may be under way rather than one. */
    DebeziumSender(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        0,
                        "batch.size",
                        262_144),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(List<RecordChangeEvent<SourceRecord>> records, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<Future<?>> answers = new ArrayList<>(records.size());
        for (RecordChangeEvent<SourceRecord> record : records) {
            answers.add(producer.send(message(record.record())));
        }
        for (int i = 0; i < answers.size(); i++) {
            await(answers.get(i));
            committer.markProcessed(records.get(i));
        }
        committer.markBatchFinished();
    }

    private static void await(Future<?> answer) throws InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ProducerRecord<String, byte[]> message(SourceRecord routed) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(routed.topic(), (String) routed.key(), bytes(routed.value()));
        CONSTANT.forEach((name, value) -> message.headers().add(name, value));
        message.headers().add(EventHeaders.SUBJECT, bytes(routed.key()));
        routed.headers().forEach(header -> message.headers().add(header.key(), bytes(header.value())));
        return message;
    }

    private static byte[] bytes(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
