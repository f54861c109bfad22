package org.customerapi.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The end of a topic with log-append times: how it grows, and when. Used by one thread. */
final class TopicTail implements AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    TopicTail(String bootstrapServers, String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = IntStream.range(0, EventTopic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
    }

    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /**
     * Returns the ends once there are so many records more than there were.
     *
     * @throws IllegalStateException when no more come for minutes
     */
    Map<TopicPartition, Long> awaitGrowth(Map<TopicPartition, Long> before, long records) {
        Map<TopicPartition, Long> ends = ends();
        long grownAt = System.nanoTime();
        while (sum(ends) - sum(before) < records) {
            LockSupport.parkNanos(PAUSE_NANOS);
            Map<TopicPartition, Long> later = ends();
            if (!later.equals(ends)) {
                grownAt = System.nanoTime();
            } else if (System.nanoTime() - grownAt > LONGEST_STANDSTILL.toNanos()) {
                throw new IllegalStateException(
                        "only " + (sum(ends) - sum(before)) + " of " + records + " events came");
            }
            ends = later;
        }
        return ends;
    }

    /** Records a second between those ends, from the time when the broker appended the first to that of the last. */
    double rate(Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
        long first = Long.MAX_VALUE;
        long last = 0;
        for (Map.Entry<TopicPartition, Long> end : after.entrySet()) {
            long begin = before.getOrDefault(end.getKey(), 0L);
            if (end.getValue() > begin) {
                first = Math.min(first, appendedAt(end.getKey(), begin));
                last = Math.max(last, appendedAt(end.getKey(), end.getValue() - 1));
            }
        }
        return (sum(after) - sum(before)) * 1e3 / (last - first);
    }

    private long appendedAt(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        for (ConsumerRecord<String, byte[]> found : consumer.poll(PATIENCE)) {
            return found.timestamp();
        }
        throw new IllegalStateException("nothing stands at " + partition + " offset " + offset);
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
