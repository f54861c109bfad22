package org.customerapi.read.adapter.in.kafka;

import java.util.Properties;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;

import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.domain.ReadModelUnavailable;

/** The events topic from its beginning, beside the projection's consumers and without a group. */
final class KafkaEventLog implements EventLog {

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final RecordReader reader;
    private final String topic;

    KafkaEventLog(ConsumerFactory<byte[], byte[]> consumers, RecordReader reader, String topic) {
        this.consumers = consumers;
        this.reader = reader;
        this.topic = topic;
    }

    @Override
    public Replay replay() {
        try {
            Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, "", "-rebuild", new Properties());
            return new KafkaReplay(consumer, reader, topic);
        } catch (KafkaException failure) {
            throw new ReadModelUnavailable("Kafka did not answer: " + failure.getMessage(), failure);
        }
    }
}
