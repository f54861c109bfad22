package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.CustomerEventData;
import org.customerapi.write.adapter.contract.CustomerDocuments;
import org.customerapi.write.application.port.out.EventHistory;
import org.customerapi.write.domain.customer.Customer;

/** The topic of events, read from its beginning. */
final class KafkaEventHistory implements EventHistory {

    private final Supplier<KafkaConsumer<String, byte[]>> consumers;
    private final String topic;
    private final JsonMapper json;
    private final Duration patience;

    /**
     * Reads nothing yet.
     *
     * @param consumers give one without a group, whose polls give some hundreds of records at the most
     * @param patience how long to wait for the next records
     */
    KafkaEventHistory(
            Supplier<KafkaConsumer<String, byte[]>> consumers, String topic, JsonMapper json, Duration patience) {
        this.consumers = consumers;
        this.topic = topic;
        this.json = json;
        this.patience = patience;
    }

    @Override
    public void read(Consumer<List<Entry>> reader) {
        try (KafkaConsumer<String, byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            readUpTo(ends, consumer, reader);
        }
    }

    private void readUpTo(
            Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer, Consumer<List<Entry>> reader) {
        long progressNanos = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, byte[]> messages = consumer.poll(Duration.ofSeconds(1));
            if (!messages.isEmpty()) {
                progressNanos = System.nanoTime();
                reader.accept(entries(messages));
            } else if (System.nanoTime() - progressNanos > patience.toNanos()) {
                throw new KafkaException("Kafka gave nothing more within " + patience);
            }
        }
    }

    private List<Entry> entries(ConsumerRecords<String, byte[]> messages) {
        List<Entry> entries = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            ReadEvent.of(message)
                    .ifPresent(read -> entries.add(new Entry(read.event(), () -> customer(message, read))));
        }
        return entries;
    }

    private Customer customer(ConsumerRecord<String, byte[]> message, ReadEvent read) {
        Customer customer;
        try {
            customer = CustomerDocuments.customer(
                    json.readValue(message.value(), CustomerEventData.class).customer());
        } catch (JacksonException | NullPointerException | IllegalArgumentException foreign) {
            throw new Unreadable(foreign);
        }
        if (!customer.id().equals(read.event().customerId())
                || customer.version() != read.event().sequence()) {
            throw new Unreadable(new IllegalArgumentException("its value speaks of another version"));
        }
        return customer;
    }
}
