package org.customerapi.read.adapter.out.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import org.customerapi.read.application.port.out.DeadLetters;
import org.customerapi.read.domain.DeadLetter;
import org.customerapi.read.domain.DeadLetterNotFound;
import org.customerapi.read.domain.ReadModelUnavailable;

/**
 * Reads the end of the dead-letter topic anew for each question; its one partition keeps them in order. Of the records
 * only those that are asked for are kept, the shown part of each.
 */
final class KafkaDeadLetters implements DeadLetters {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

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
    public List<DeadLetter> open(long before, int size) {
        return walking(walk -> {
            Set<Long> shown =
                    walk.open().stream().filter(id -> id < before).limit(size).collect(Collectors.toUnmodifiableSet());
            List<DeadLetter> letters = new ArrayList<>(shown.size());
            walk.visit(shown, one -> letters.add(one.letter()));
            return letters.reversed();
        });
    }

    @Override
    public Optional<DeadLetter> find(long id) {
        return record(id).map(DeadLetterRecord::letter);
    }

    @Override
    public void requeue(long id) {
        DeadLetterRecord found = record(id).orElseThrow(() -> new DeadLetterNotFound(id));
        send(found.original(eventsTopic));
        send(DeadLetterRecord.closing(topic, id));
    }

    private Optional<DeadLetterRecord> record(long id) {
        return walking(walk -> {
            List<DeadLetterRecord> found = new ArrayList<>(1);
            if (walk.open().contains(id)) {
                walk.visit(Set.of(id), found::add);
            }
            return found.stream().findFirst();
        });
    }

    private <T> T walking(Function<DeadLetterWalk, T> question) {
        try (DeadLetterWalk walk = new DeadLetterWalk(consumers, topic, LONGEST_SILENCE)) {
            return question.apply(walk);
        } catch (KafkaException failure) {
            throw new ReadModelUnavailable("Kafka did not answer: " + failure.getMessage(), failure);
        }
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
