package org.customerapi.benchmarks;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Events that wait on the topic, and how far the read-service is with them. */
final class EventBacklog implements AutoCloseable {

    private static final String GROUP = "read-service";
    private static final long PAUSE_NANOS = 50_000_000;

    private final String bootstrapServers;
    private final Admin admin;

    EventBacklog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Puts the creation of that many customers on the topic. */
    void fill(int customers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 262_144);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            IntStream.range(0, customers).forEach(number -> {
                var _ = producer.send(new MadeUpCustomer(number).event());
            });
        }
    }

    /** Events that the read-service made searchable and committed. */
    long applied() {
        try {
            return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns once that many are applied; answers the time then, in nanoseconds. */
    long awaitApplied(long events) {
        while (applied() < events) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        admin.close();
    }
}
