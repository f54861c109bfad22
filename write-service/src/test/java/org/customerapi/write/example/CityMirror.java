package org.customerapi.write.example;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.CustomerEventType;
import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.EventTracker;

// docs:begin
/** Keeps the city of each customer: a consumer that can be stopped anywhere and repeats or misses nothing. */
public final class CityMirror implements AutoCloseable, ConsumerRebalanceListener {

    /** Where a consumer keeps what it made of the events, with the sequence up to which it did. */
    public interface Store {
        /** The sequence of the last event of this customer that was saved; 0 for none. */
        long sequenceOf(String customerId);

        /** Saves both in one transaction. */
        void save(String customerId, long sequence, String city);

        /** Saves the sequence of an event that says nothing about the city. */
        void pass(String customerId, long sequence);
    }

    private final KafkaConsumer<String, String> consumer;
    private final Store store;
    private final Map<Integer, EventTracker> trackers = new HashMap<>();

    public CityMirror(String bootstrapServers, String group, String topic, Store store) {
        this.store = store;
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic), this);
    }

    /** Applies what has come, then commits the offsets: after a crash between the two, events come again. */
    public void poll() {
        ConsumerRecords<String, String> batch = consumer.poll(Duration.ofMillis(200));
        try {
            batch.forEach(this::handle);
        } catch (RuntimeException failure) {
            goBack(batch);
            throw failure;
        }
        consumer.commitSync();
    }

    /** The whole batch comes again; what was applied of it is a duplicate then. */
    private void goBack(ConsumerRecords<String, String> batch) {
        for (TopicPartition partition : batch.partitions()) {
            consumer.seek(partition, batch.records(partition).getFirst().offset());
        }
    }

    private void handle(ConsumerRecord<String, String> event) {
        String subject = header(event, EventHeaders.SUBJECT);
        long sequence = Long.parseLong(header(event, EventHeaders.SEQUENCE));
        long term = Long.parseLong(header(event, EventHeaders.RELAY_TERM));
        EventTracker tracker =
                trackers.computeIfAbsent(event.partition(), partition -> new EventTracker(10_000, store::sequenceOf));
        switch (tracker.check(subject, sequence, term, event.offset())) {
            case NEW, GAP -> {
                apply(event, subject, sequence);
                tracker.applied(subject, sequence);
            }
            case DUPLICATE, LATE -> {} // applied before, or about to come from the relay of today
        }
    }

    private void apply(ConsumerRecord<String, String> event, String subject, long sequence) {
        if (CustomerEventType.of(header(event, EventHeaders.TYPE)).isEmpty()) {
            store.pass(subject, sequence); // a type that came after this consumer was written
            return;
        }
        // Each event holds the whole customer, so after a gap the newest state is complete again.
        JsonNode customer = JsonMapper.shared().readTree(event.value()).get("customer");
        store.save(subject, sequence, customer.at("/address/city").asString(""));
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Another instance may go on with these partitions, so what is remembered of them grows old. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        revoked.forEach(partition -> trackers.remove(partition.partition()));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {}

    @Override
    public void close() {
        consumer.close();
    }
}
// docs:end
