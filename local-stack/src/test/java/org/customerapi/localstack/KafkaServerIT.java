package org.customerapi.localstack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@WithServers(Server.KAFKA)
class KafkaServerIT {

    @Test
    void makesNoTopicByItself(Servers servers) throws Exception {
        String topic = servers.namespace();
        assertThatThrownBy(() -> send(servers.kafka(), topic, "lost", Duration.ofSeconds(2)))
                .hasMessageContaining(topic);
    }

    @Test
    void keepsRecordsWhenItIsKilledAndAnswersOnTheSamePort() throws Exception {
        try (Servers servers = Servers.dedicated(Server.KAFKA)) {
            KafkaServer kafka = servers.kafka();
            String topic = servers.namespace();
            createTopic(kafka, topic);
            send(kafka, topic, "before", Duration.ofSeconds(60));

            kafka.kill();
            kafka.start();
            send(kafka, topic, "after", Duration.ofSeconds(60));

            assertThat(read(kafka, topic, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void answersNothingWhilePausedAndEverythingAfterwards() throws Exception {
        try (Servers servers = Servers.dedicated(Server.KAFKA)) {
            KafkaServer kafka = servers.kafka();
            String topic = servers.namespace();
            createTopic(kafka, topic);

            kafka.pause();
            assertThatThrownBy(() -> send(kafka, topic, "too early", Duration.ofSeconds(1)))
                    .isNotNull();
            kafka.resume();
            send(kafka, topic, "in time", Duration.ofSeconds(60));

            assertThat(read(kafka, topic, 1)).contains("in time");
        }
    }

    private static void createTopic(KafkaServer kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(60, TimeUnit.SECONDS);
        }
    }

    private static void send(KafkaServer kafka, String topic, String value, Duration atMost)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "max.block.ms",
                (int) atMost.toMillis(),
                "request.timeout.ms",
                (int) atMost.toMillis(),
                "enable.idempotence",
                false);
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try {
            producer.send(new ProducerRecord<>(topic, value)).get(atMost.toSeconds(), TimeUnit.SECONDS);
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private static List<String> read(KafkaServer kafka, String topic, int atLeast) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (values.size() < atLeast && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> consumed : consumer.poll(Duration.ofMillis(200))) {
                    values.add(consumed.value());
                }
            }
            return values;
        }
    }
}
