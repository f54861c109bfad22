package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

import org.customerapi.write.application.port.out.OutboxQueue.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublishRoundTest {

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private final KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(() -> producer);

    @Test
    void sendsRowsWhileTheLeaseLasts() {
        PublishRound round = new PublishRound(template, Duration.ofMinutes(1));

        send(round);

        assertThat(round.finish(_ -> {})).isEmpty();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void sendsNothingMoreOnceTheLeaseIsOver() {
        PublishRound round = new PublishRound(template, Duration.ZERO);

        assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> send(round));
        assertThat(producer.history()).isEmpty();
    }

    private static void send(PublishRound round) {
        Row row = new Row(1, UUID.randomUUID(), 1, UUID.randomUUID(), "type", Instant.EPOCH, Instant.EPOCH, null, "{}");
        round.send(row, new EventRecords("topic", 1).of(row));
    }
}
