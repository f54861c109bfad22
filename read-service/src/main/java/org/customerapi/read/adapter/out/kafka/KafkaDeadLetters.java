package org.customerapi.read.adapter.out.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import org.customerapi.read.application.port.out.DeadLetters;
import org.customerapi.read.domain.DeadLetter;
import org.customerapi.read.domain.DeadLetterNotFound;
import org.customerapi.read.domain.ReadModelUnavailable;

/** Reads the end of the dead-letter topic anew for each question; its one partition keeps them in order. */
final class KafkaDeadLetters implements DeadLetters {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final KafkaTemplate<byte[], byte[]> template;
    private final String topic;
    private final String eventsTopic;

    KafkaDeadLetters(
            ConsumerFactory<byte[], byte[]> consumers,
            KafkaTemplate<byte[], byte[]> template,
            String topic,
            String eventsTopic) {
        this.consumers = consumers;
        this.template = template;
        this.topic = topic;
        this.eventsTopic = eventsTopic;
    }

    @Override
    public List<DeadLetter> open() {
        return openRecords().stream().map(DeadLetterRecord::letter).toList();
    }

    @Override
    public void requeue(DeadLetter letter) {
        DeadLetterRecord found = openRecords().stream()
                .filter(one -> one.source().offset() == letter.id())
                .findFirst()
                .orElseThrow(() -> new DeadLetterNotFound(letter.id()));
        send(found.original(eventsTopic));
        send(DeadLetterRecord.closing(topic, letter));
    }

    /** Newest first. */
    private List<DeadLetterRecord> openRecords() {
        List<DeadLetterRecord> all = read();
        Set<Long> closed = new HashSet<>();
        all.forEach(one -> one.closes().ifPresent(closed::add));
        return all.reversed().stream()
                .filter(one ->
                        one.closes().isEmpty() && !closed.contains(one.source().offset()))
                .toList();
    }

    private List<DeadLetterRecord> read() {
        Properties settings = new Properties();
        settings.setProperty("max.poll.records", "1000");
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, "", "-dead-letters", settings)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long first = consumer.position(partition, LONGEST_WAIT);
            consumer.seekToEnd(List.of(partition));
            long end = consumer.position(partition, LONGEST_WAIT);
            consumer.seek(partition, Math.max(first, end - REACH));
            return readTo(end, consumer, partition);
        } catch (KafkaException failure) {
            throw new ReadModelUnavailable("Kafka did not answer: " + failure.getMessage(), failure);
        }
    }

    private static List<DeadLetterRecord> readTo(
            long end, Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        List<DeadLetterRecord> records = new ArrayList<>();
        while (consumer.position(partition, LONGEST_WAIT) < end) {
            consumer.poll(POLL).forEach(one -> records.add(new DeadLetterRecord(one)));
        }
        return records;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            template.send(record).get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException failure) {
            throw new ReadModelUnavailable("Kafka did not take a record: " + failure.getMessage(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ReadModelUnavailable("Stopped while sending a record", stopped);
        }
    }
}
