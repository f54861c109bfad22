package org.customerapi.sink.adapter.out.kafka;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import org.customerapi.sink.adapter.kafka.LogRecords;
import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** Reads with a consumer that is in no group. */
public final class KafkaLogReader implements LogReader {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_EMPTY_POLLS = 30;

    private final Supplier<Consumer<byte[], byte[]>> consumers;

    public KafkaLogReader(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    @Override
    public void read(Partition partition, OffsetRange range, Predicate<LogRecord> visitor) {
        TopicPartition assigned = new TopicPartition(partition.topic(), partition.number());
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.assign(List.of(assigned));
            consumer.seek(assigned, range.first());
            read(consumer, assigned, range, visitor);
        } catch (KafkaException failed) {
            throw new ArchiveException("kafka", "cannot read " + partition + ": " + failed.getMessage(), failed);
        }
    }

    private static void read(
            Consumer<byte[], byte[]> consumer,
            TopicPartition assigned,
            OffsetRange range,
            Predicate<LogRecord> visitor) {
        Partition partition = new Partition(assigned.topic(), assigned.partition());
        int empty = 0;
        while (consumer.position(assigned) < range.next()) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(assigned);
            empty = records.isEmpty() ? empty + 1 : 0;
            if (empty > MOST_EMPTY_POLLS) {
                throw new ArchiveException("kafka", "Kafka gives no records of " + partition + " " + range, null);
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() >= range.next() || !visitor.test(LogRecords.of(partition, record))) {
                    return;
                }
            }
        }
    }
}
