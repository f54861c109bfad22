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
    private static final long LONGEST_STANDSTILL_NANOS = 180_000_000_000L;

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

    /** Returns once that many are applied; answers the time then, in nanoseconds. Gives up when none is any more. */
    long awaitApplied(long events) {
        long before = -1;
        long grewAt = System.nanoTime();
        for (long now = applied(); now < events; now = applied()) {
            if (now > before) {
                before = now;
                grewAt = System.nanoTime();
            } else if (System.nanoTime() - grewAt > LONGEST_STANDSTILL_NANOS) {
                throw new IllegalStateException("Nothing more is applied after " + now + " of " + events + " events");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        admin.close();
    }
}
