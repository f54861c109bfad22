package org.customerapi.read.adapter.out.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

import org.customerapi.read.application.port.out.DeadLetters;

/** A walk along the dead-letter topic's one partition, which keeps no record longer than its caller does. */
final class DeadLetterWalk implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    DeadLetterWalk(ConsumerFactory<byte[], byte[]> consumers, String topic) {
        this.partition = new TopicPartition(topic, 0);
        this.consumer = consumers.createConsumer(null, "", "-dead-letters", new Properties());
        consumer.assign(List.of(partition));
    }

    /** Ids of the open dead letters, newest first. */
    Set<Long> open() {
        List<TopicPartition> all = List.of(partition);
        consumer.seekToBeginning(all);
        long first = consumer.position(partition, LONGEST_WAIT);
        consumer.seekToEnd(all);
        long end = consumer.position(partition, LONGEST_WAIT);
        TreeSet<Long> open = new TreeSet<>();
        walk(
                Math.max(first, end - DeadLetters.REACH),
                end,
                one -> one.closes().ifPresentOrElse(open::remove, () -> open.add(one.id())));
        return open.descendingSet();
    }

    /** Hands over the records of these ids, oldest first. */
    void visit(Collection<Long> ids, java.util.function.Consumer<DeadLetterRecord> visitor) {
        if (!ids.isEmpty()) {
            walk(Collections.min(ids), Collections.max(ids) + 1, one -> {
                if (ids.contains(one.id())) {
                    visitor.accept(one);
                }
            });
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void walk(long from, long end, java.util.function.Consumer<DeadLetterRecord> visitor) {
        consumer.seek(partition, from);
        while (consumer.position(partition, LONGEST_WAIT) < end) {
            consumer.poll(POLL).forEach(one -> visitor.accept(new DeadLetterRecord(one)));
        }
    }
}
