package org.customerapi.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When each customer's event could be read from a topic, so when it was acknowledged at the latest. */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_NANOS = 10_000_000;

    private final Map<String, Long> microsByCustomer = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean closing;

    /** Returns once everything that is appended from now on is seen. */
    Arrivals(String bootstrapServers, String topic) {
        reader = Thread.ofPlatform().start(() -> read(bootstrapServers, topic));
        try {
            ready.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void read(String bootstrapServers, String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "fetch.min.bytes", 1),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(IntStream.range(0, EventTopic.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList());
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            ready.countDown();
            while (!closing) {
                var records = consumer.poll(POLL);
                long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
                records.forEach(record -> microsByCustomer.putIfAbsent(record.key(), now));
            }
        }
    }

    /** Microseconds since the epoch by customer, once there are so many. */
    Map<String, Long> await(int customers) {
        while (microsByCustomer.size() < customers) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return Map.copyOf(microsByCustomer);
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
