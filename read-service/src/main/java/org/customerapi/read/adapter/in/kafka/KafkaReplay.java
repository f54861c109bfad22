package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.read.application.port.out.EventLog.Replay;
import org.customerapi.read.domain.CustomerEvent;

/** A walk through all partitions of the events topic. */
final class KafkaReplay implements Replay {

    private static final Logger log = LoggerFactory.getLogger(KafkaReplay.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final RecordReader reader;
    private final List<TopicPartition> partitions;
    private Map<TopicPartition, Long> ends = Map.of();
    private long read;

    KafkaReplay(Consumer<byte[], byte[]> consumer, RecordReader reader, String topic) {
        this.consumer = consumer;
        this.reader = reader;
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        lookAgain();
    }

    @Override
    public List<CustomerEvent> next() {
        List<CustomerEvent> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            read++;
            try {
                events.add(reader.read(record));
            } catch (UnappliableRecord unappliable) {
                log.debug("Left out offset {} of {}", record.offset(), record.partition(), unappliable);
            }
        }
        return events;
    }

    @Override
    public boolean isAtEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void lookAgain() {
        ends = consumer.endOffsets(partitions);
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long size() {
        long beginnings = consumer.beginningOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return ends.values().stream().mapToLong(Long::longValue).sum() - beginnings;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
