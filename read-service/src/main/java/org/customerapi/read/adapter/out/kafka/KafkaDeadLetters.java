package org.customerapi.read.adapter.out.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import org.customerapi.read.application.port.out.DeadLetters;
import org.customerapi.read.domain.DeadLetter;
import org.customerapi.read.domain.DeadLetterNotFound;
import org.customerapi.read.domain.ReadModelUnavailable;

/**
 * Reads for each question what came to the dead-letter topic since the one before; its one partition keeps them in order.
 * What is remembered of the records is which are open; those that are asked for are read again.
 */
final class KafkaDeadLetters implements DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(KafkaDeadLetters.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final KafkaTemplate<byte[], byte[]> template;
    private final String topic;
    private final String eventsTopic;
    private final OpenLetters known = new OpenLetters();
    private final ReentrantLock reading = new ReentrantLock();

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
            Set<Long> shown = updated(walk, known -> known.newest(before, size));
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
        DeadLetterRecord found = existing(id);
        send(found.original(eventsTopic));
        send(DeadLetterRecord.closing(topic, id));
    }

    @Override
    public void dismiss(long id) {
        DeadLetter found = existing(id).letter();
        send(DeadLetterRecord.closing(topic, id));
        log.atInfo()
                .addKeyValue("deadLetter", id)
                .addKeyValue("partition", found.partition())
                .addKeyValue("offset", found.offset())
                .addKeyValue("reason", found.reason())
                .log("A dead letter was dismissed");
    }

    private DeadLetterRecord existing(long id) {
        return record(id).orElseThrow(() -> new DeadLetterNotFound(id));
    }

    private Optional<DeadLetterRecord> record(long id) {
        return walking(walk -> {
            List<DeadLetterRecord> found = new ArrayList<>(1);
            if (updated(walk, known -> known.isOpen(id))) {
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

    /** One question reads on for those that wait for it. */
    private <T> T updated(DeadLetterWalk walk, Function<OpenLetters, T> question) {
        try {
            if (!reading.tryLock(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new ReadModelUnavailable("The dead letters are still being read", null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ReadModelUnavailable("Stopped while dead letters were read", stopped);
        }
        try {
            walk.update(known);
            return question.apply(known);
        } finally {
            reading.unlock();
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
