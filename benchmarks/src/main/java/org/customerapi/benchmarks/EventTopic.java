package org.customerapi.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic full of events like those that the write-service emits, evenly over its partitions. */
final class EventTopic implements AutoCloseable {

    static final int PARTITIONS = 12;

    private static final long PAUSE_NANOS = 20_000_000;
    private static final List<String> HEADERS = List.of(
            "ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_sequence", "ce_dataschema");

    private final String name;
    private final String bootstrapServers;
    private final Admin admin;
    private long filled;

    EventTopic(String name, String bootstrapServers) {
        this.name = name;
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        NewTopic topic = new NewTopic(name, PARTITIONS, (short) 1);
        get(admin.createTopics(List.of(topic.configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                .all());
    }

    String name() {
        return name;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** Adds so many events to each partition. */
    void fill(int eventsAPartition) {
        try (KafkaProducer<byte[], byte[]> producer = bulkProducer(bootstrapServers)) {
            send(eventsAPartition, producer);
        }
    }

    /** Adds so many events to each partition, which no reader of what is committed meets before they are shown. */
    HiddenEvents fillHidden(int eventsAPartition) {
        KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers, Map.of("transactional.id", name));
        producer.initTransactions();
        producer.beginTransaction();
        send(eventsAPartition, producer);
        producer.flush();
        return new HiddenEvents(producer);
    }

    private void send(int eventsAPartition, KafkaProducer<byte[], byte[]> producer) {
        for (int number = 0; number < eventsAPartition * PARTITIONS; number++) {
            var _ = producer.send(event(number));
        }
        filled += (long) eventsAPartition * PARTITIONS;
    }

    /** How many events there are. */
    long size() {
        return filled;
    }

    /** How many of them the group has committed. */
    long committed(String group) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).values().stream()
                .flatMap(offset -> Optional.ofNullable(offset).stream())
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    /** Returns once the group has committed that many; answers how many it has. */
    long awaitCommitted(String group, long events) {
        long committed = committed(group);
        while (committed < events) {
            LockSupport.parkNanos(PAUSE_NANOS);
            committed = committed(group);
        }
        return committed;
    }

    /** A producer that is set for throughput, and still idempotent. */
    static KafkaProducer<byte[], byte[]> bulkProducer(String bootstrapServers) {
        return producer(bootstrapServers, Map.of());
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 262_144);
        settings.put("compression.type", "lz4");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        admin.close();
    }

    private ProducerRecord<byte[], byte[]> event(long number) {
        SampleEvent sample = new SampleEvent(number);
        String id = sample.customer();
        ProducerRecord<byte[], byte[]> event =
                new ProducerRecord<>(name, (int) (number % PARTITIONS), bytes(id), bytes(sample.value()));
        for (String header : HEADERS) {
            event.headers().add(header, bytes(header.equals("ce_id") ? id + ":1" : "urn:customer-api:" + header));
        }
        return event;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T get(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
