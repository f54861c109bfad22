package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.time.Instant;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaEventLogTest {

    @Test
    void tellsOfAWatermarkThatIsRefusedAtOnceAsOfOneThatIsRefusedLater() {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        producer.sendException = new TopicAuthorizationException("watermarks");
        EventTopics topics = new EventTopics(
                () -> {
                    throw new AssertionError("no topic is asked for");
                },
                "events",
                "watermarks",
                Duration.ofSeconds(1));
        KafkaEventLog log = new KafkaEventLog(() -> producer, topics, JsonMapper.shared());

        assertThat(log.tellComplete(Instant.EPOCH)).isCompletedExceptionally();
    }
}
