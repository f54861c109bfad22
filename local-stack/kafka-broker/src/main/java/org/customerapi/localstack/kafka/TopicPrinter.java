package org.customerapi.localstack.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Prints the records of a topic from its beginning, one line each: {@code <bootstrap servers> <topic> <max> <follow>}.
 *
 * <p>Ends after {@code max} lines, or at what was the end of the topic when it began, unless it is to follow.
 */
final class TopicPrinter {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long left;

    private TopicPrinter(KafkaConsumer<byte[], byte[]> consumer, long most) {
        this.consumer = consumer;
        this.left = most;
    }

    public static void main(String[] arguments) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", arguments[0], "enable.auto.commit", false, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(arguments[1]).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                System.err.println("There is no topic " + arguments[1] + " yet");
                System.exit(1);
            }
            new TopicPrinter(consumer, Long.parseLong(arguments[2]))
                    .print(partitions, Boolean.parseBoolean(arguments[3]));
        }
    }

    private void print(List<TopicPartition> partitions, boolean follow) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (left > 0 && (follow || !isAtEnd(ends)) && !System.out.checkError()) {
            consumer.poll(POLL).forEach(this::print);
        }
    }

    private void print(ConsumerRecord<byte[], byte[]> event) {
        if (left > 0) {
            System.out.println(RecordText.of(event));
            left--;
        }
    }

    private boolean isAtEnd(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
