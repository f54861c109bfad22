package org.customerapi.read.adapter.out.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

import org.customerapi.read.domain.ReadModelUnavailable;

/** A walk along the dead-letter topic's one partition, which keeps no record longer than its caller does. */
final class DeadLetterWalk implements AutoCloseable {

    /** Records that are read for nothing rather than passed over. */
    private static final long LONGEST_GAP = 500;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Duration longestSilence;

    /** @param longestSilence after which a step that gets nowhere is given up */
    DeadLetterWalk(ConsumerFactory<byte[], byte[]> consumers, String topic, Duration longestSilence) {
        this.partition = new TopicPartition(topic, 0);
        this.longestSilence = longestSilence;
        this.consumer = consumers.createConsumer(null, "", "-dead-letters", new Properties());
        consumer.assign(List.of(partition));
    }

    /** Reads on to the end. */
    void update(OpenLetters letters) {
        List<TopicPartition> all = List.of(partition);
        consumer.seekToBeginning(all);
        long first = consumer.position(partition, LONGEST_WAIT);
        consumer.seekToEnd(all);
        long end = consumer.position(partition, LONGEST_WAIT);
        walk(letters.readOnFrom(first, end), end, letters::add);
    }

    /** Hands over the records of these ids, oldest first. */
    void visit(Collection<Long> ids, java.util.function.Consumer<DeadLetterRecord> visitor) {
        java.util.function.Consumer<DeadLetterRecord> asked = one -> {
            if (ids.contains(one.id())) {
                visitor.accept(one);
            }
        };
        List<Long> sorted = ids.stream().sorted().toList();
        int begin = 0;
        for (int end = 1; end <= sorted.size(); end++) {
            if (end == sorted.size() || sorted.get(end) - sorted.get(end - 1) > LONGEST_GAP) {
                walk(sorted.get(begin), sorted.get(end - 1) + 1, asked);
                begin = end;
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LONGEST_FAREWELL));
    }

    /** The position comes from memory and a poll just brings nothing, so that Kafka's absence shows in nothing else. */
    private void walk(long from, long end, java.util.function.Consumer<DeadLetterRecord> visitor) {
        consumer.seek(partition, from);
        long position = from;
        long movedAt = System.nanoTime();
        while (position < end) {
            consumer.poll(POLL).forEach(one -> visitor.accept(new DeadLetterRecord(one)));
            long reached = consumer.position(partition, LONGEST_WAIT);
            if (reached != position) {
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > longestSilence.toNanos()) {
                throw new ReadModelUnavailable("Kafka fell silent at dead letter " + position, null);
            }
            position = reached;
        }
    }
}
