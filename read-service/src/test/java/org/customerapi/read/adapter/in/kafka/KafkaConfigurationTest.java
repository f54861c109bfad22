package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.service.Completeness;
import org.customerapi.read.config.ProjectionSettings;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaConfigurationTest {

    private static final ProjectionSettings SETTINGS =
            new ProjectionSettings("events", "watermarks", "group", 1, Duration.ofSeconds(1));

    private final KafkaConfiguration configuration = new KafkaConfiguration();

    /** A long-lived instance has kept older ones, and would tell another {@code asOf}. */
    @Test
    void readsAllWatermarksThatThereAre() {
        TopicPartitionOffset[] read = configuration
                .watermarkContainer(
                        new DefaultKafkaConsumerFactory<>(Map.of()), SETTINGS, new JsonMapper(), new Completeness())
                .getContainerProperties()
                .getTopicPartitions();

        assertThat(Objects.requireNonNull(read)).singleElement().satisfies(one -> {
            assertThat(one.getPosition()).isEqualTo(SeekPosition.BEGINNING);
            assertThat(one.getOffset()).isNull();
        });
    }

    @Test
    void putsDeadLettersWhereTheyAreReviewedThoughTheirTopicHasMorePartitions() {
        MockProducer<byte[], byte[]> producer = producer(SETTINGS.deadLetterTopic(), 3);
        DeadLetterSink sink = configuration.deadLetterSink(template(producer), SETTINGS, new SimpleMeterRegistry());

        for (int offset = 0; offset < 6; offset++) {
            byte[] key = {(byte) offset};
            sink.add(new ConsumerRecord<>("events", 5, offset, key, key), new UnappliableRecord("for the test"));
        }

        assertThat(producer.history())
                .hasSize(6)
                .allSatisfy(record -> assertThat(record.partition()).isEqualTo(0));
    }

    private static KafkaTemplate<byte[], byte[]> template(MockProducer<byte[], byte[]> producer) {
        ProducerFactory<byte[], byte[]> producers = () -> producer;
        return new KafkaTemplate<>(producers);
    }

    private static MockProducer<byte[], byte[]> producer(String topic, int partitions) {
        Node broker = new Node(0, "localhost", 0);
        Node[] copies = {broker};
        Cluster cluster = new Cluster(
                "cluster",
                List.of(broker),
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new PartitionInfo(topic, partition, broker, copies, copies))
                        .toList(),
                Set.of(),
                Set.of());
        return new MockProducer<>(
                cluster, true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void close(Duration timeout) {
                // Its template does so after each record.
            }
        };
    }
}
