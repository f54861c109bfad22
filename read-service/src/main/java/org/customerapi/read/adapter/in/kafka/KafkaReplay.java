package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.read.application.port.out.EventLog.Replay;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.ReadModelUnavailable;

/** A walk through partitions from their beginnings, all of them at once. */
final class KafkaReplay implements Replay {

    private static final Logger log = LoggerFactory.getLogger(KafkaReplay.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final RecordReader reader;
    private final Map<TopicPartition, Long> beginnings;
    private final boolean reachesBack;
    private Map<TopicPartition, Long> ends = Map.of();

    /** @param withRestored whether what the log has no more is in other ones of the partitions */
    KafkaReplay(
            Consumer<byte[], byte[]> consumer,
            RecordReader reader,
            Collection<TopicPartition> partitions,
            boolean withRestored) {
        this.consumer = consumer;
        this.reader = reader;
        consumer.assign(partitions);
        this.beginnings = consumer.beginningOffsets(partitions);
        this.reachesBack = withRestored || beginnings.values().stream().allMatch(offset -> offset == 0);
        beginnings.forEach(consumer::seek);
        lookAgain();
    }

    @Override
    public boolean reachesBack() {
        return reachesBack;
    }

    @Override
    public List<CustomerEvent> next() {
        List<CustomerEvent> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records()) {
            try {
                events.add(reader.read(record));
            } catch (UnappliableRecord unappliable) {
                log.debug("Left out offset {} of {}", record.offset(), record.partition(), unappliable);
            }
        }
        return events;
    }

    private ConsumerRecords<byte[], byte[]> records() {
        return answerOf(() -> consumer.poll(POLL));
    }

    @Override
    public boolean isAtEnd() {
        return ends.entrySet().stream().allMatch(end -> position(end.getKey()) >= end.getValue());
    }

    private long position(TopicPartition partition) {
        return answerOf(() -> consumer.position(partition));
    }

    @Override
    public void lookAgain() {
        ends = answerOf(() -> consumer.endOffsets(beginnings.keySet()));
    }

    @Override
    public long read() {
        return beginnings.entrySet().stream()
                .mapToLong(beginning -> position(beginning.getKey()) - beginning.getValue())
                .sum();
    }

    @Override
    public long size() {
        return sum(ends) - sum(beginnings);
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** What else Kafka says, as of a record that cannot be read, it would say again. */
    private static <T> T answerOf(Supplier<T> call) {
        try {
            return call.get();
        } catch (RetriableException | AuthorizationException | AuthenticationException failure) {
            throw new ReadModelUnavailable("Kafka did not answer: " + failure.getMessage(), failure);
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
