package org.customerapi.read.adapter.in.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.domain.InvalidQuery;
import org.customerapi.read.domain.ReadModelUnavailable;

/**
 * The events topic from its beginning, beside the projection's consumers and without a group; with a topic that older
 * events were restored to, both at once.
 */
final class KafkaEventLog implements EventLog {

    private static final String LONGEST_WAIT_MILLIS = "10000";

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final RecordReader reader;
    private final String topic;
    private final String group;

    /** @param group the projection's */
    KafkaEventLog(ConsumerFactory<byte[], byte[]> consumers, RecordReader reader, String topic, String group) {
        this.consumers = consumers;
        this.reader = reader;
        this.topic = topic;
        this.group = group;
    }

    @Override
    public boolean isUnread() {
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer(group, "", "-start", settings())) {
            Set<TopicPartition> partitions = Set.copyOf(partitions(consumer, topic));
            return consumer.beginningOffsets(partitions).values().stream().allMatch(begin -> begin == 0)
                    && consumer.committed(partitions).values().stream().allMatch(KafkaEventLog::isStart);
        } catch (KafkaException failure) {
            throw new ReadModelUnavailable("Kafka did not answer: " + failure.getMessage(), failure);
        }
    }

    private static boolean isStart(@Nullable OffsetAndMetadata committed) {
        return committed == null || committed.offset() == 0;
    }

    @Override
    public Replay replay(@Nullable String restoredFrom) {
        Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, "", "-rebuild", settings());
        try {
            List<TopicPartition> partitions = new ArrayList<>(partitions(consumer, topic));
            if (restoredFrom != null && !restoredFrom.equals(topic)) {
                partitions.addAll(existing(consumer, restoredFrom));
            }
            return new KafkaReplay(consumer, reader, partitions, restoredFrom != null);
        } catch (KafkaException failure) {
            consumer.close();
            throw new ReadModelUnavailable("Kafka did not answer: " + failure.getMessage(), failure);
        } catch (InvalidQuery | ReadModelUnavailable refusal) {
            consumer.close();
            throw refusal;
        }
    }

    /** A restore writes in transactions, which may have been aborted. */
    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        return settings;
    }

    private static List<TopicPartition> existing(Consumer<byte[], byte[]> consumer, String restored) {
        List<TopicPartition> partitions;
        try {
            partitions = partitions(consumer, restored);
        } catch (InvalidTopicException noName) {
            partitions = List.of();
        }
        if (partitions.isEmpty()) {
            throw new InvalidQuery("restoredFrom", "There is no topic of this name.");
        }
        return partitions;
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
