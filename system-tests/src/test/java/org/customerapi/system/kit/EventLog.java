package org.customerapi.system.kit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.Topics;
import org.customerapi.localstack.stack.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the topic of customer events from its beginning, a partition after the other. */
public final class EventLog {

    private static final String ARCHIVE_GROUP = "s3-sink";

    private EventLog() {}

    public static List<ConsumerRecord<String, String>> read(Stack stack) {
        Map<String, Object> settings =
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.CUSTOMER_EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Has the topic forget all that the archive holds, as its retention does in time; first waits for the archive. */
    public static void dropArchived(Stack stack, Duration patience) {
        try (Admin kafka = Admin.create(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers()))) {
            // The ends are asked for each time: the last event may be on its way to the topic still.
            Awaitility.await()
                    .atMost(patience)
                    .untilAsserted(() -> assertThat(archived(kafka)).containsAllEntriesOf(ends(kafka)));
            Map<TopicPartition, RecordsToDelete> dropped = new HashMap<>();
            archived(kafka).forEach((partition, end) -> dropped.put(partition, RecordsToDelete.beforeOffset(end)));
            kafka.deleteRecords(dropped).all().get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The ends of the partitions that hold anything. */
    private static Map<TopicPartition, Long> ends(Admin kafka) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int number = 0; number < Topics.CUSTOMER_EVENT_PARTITIONS; number++) {
            latest.put(new TopicPartition(Topics.CUSTOMER_EVENTS, number), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        kafka.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        ends.values().removeIf(end -> end == 0);
        return ends;
    }

    private static Map<TopicPartition, Long> archived(Admin kafka) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> archived = new HashMap<>();
        kafka.listConsumerGroupOffsets(ARCHIVE_GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, committed) -> archived.put(partition, committed.offset()));
        return archived;
    }

    public static String header(ConsumerRecord<?, ?> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * All events, once the outbox is empty; fails unless each customer's sequences are 1 to its version in MySQL, first
     * occurrences in order.
     */
    public static List<ConsumerRecord<String, String>> tellingWhatMySqlHolds(Stack stack) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Database.rows(stack, "outbox") == 0);
        Map<String, Long> told = new HashMap<>();
        List<ConsumerRecord<String, String>> events = read(stack);
        for (ConsumerRecord<String, String> event : events) {
            long sequence = Long.parseLong(header(event, EventHeaders.SEQUENCE));
            long before = told.getOrDefault(event.key(), 0L);
            assertThat(sequence)
                    .as("sequence after %d of %s", before, event.key())
                    .isLessThanOrEqualTo(before + 1);
            told.put(event.key(), Math.max(before, sequence));
        }
        assertThat(told).isEqualTo(Database.versions(stack));
        return events;
    }
}
