package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
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
}
