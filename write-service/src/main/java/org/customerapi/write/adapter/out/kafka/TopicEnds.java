package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the last records of each partition of a topic; a topic that is missing has none. */
final class TopicEnds {

    private final Supplier<KafkaConsumer<String, byte[]>> consumers;
    private final Duration within;

    /**
     * Reads nothing yet.
     *
     * @param consumers give one without a group, whose calls end by themselves
     * @param within how long reading may take
     */
    TopicEnds(Supplier<KafkaConsumer<String, byte[]>> consumers, Duration within) {
        this.consumers = consumers;
        this.within = within;
    }

    /**
     * Gives the last records of these topics.
     *
     * @param depths by topic, how many of each partition at the most
     * @throws KafkaException when Kafka is away or too slow
     */
    void read(Map<String, Integer> depths, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (KafkaConsumer<String, byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = depths.keySet().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach((partition, end) -> consumer.seek(
                    partition,
                    Math.max(begins.getOrDefault(partition, 0L), end - depths.getOrDefault(partition.topic(), 1))));
            readUpTo(ends, consumer, reader);
        }
    }

    private void readUpTo(
            Map<TopicPartition, Long> ends,
            KafkaConsumer<String, byte[]> consumer,
            Consumer<ConsumerRecord<String, byte[]>> reader) {
        long deadline = System.nanoTime() + within.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative()) {
                throw new KafkaException("the ends of the topics could not be read within " + within);
            }
            consumer.poll(left).forEach(reader);
        }
    }
}
