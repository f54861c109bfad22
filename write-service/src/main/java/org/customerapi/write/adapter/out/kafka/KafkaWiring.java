package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.telemetry.Telemetry;
import org.customerapi.write.application.port.out.EventHistory;
import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.PublishedEvents;
import org.customerapi.write.config.WriteSettings;

/** Gives the event log. */
@Configuration(proxyBeanMethods = false)
class KafkaWiring {

    private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(5);
    private static final Duration READ_PATIENCE = Duration.ofMinutes(1);

    @Bean
    EventTopics eventTopics(KafkaProperties kafka, KafkaAdmin admin, WriteSettings settings) {
        KafkaCheck.checkAddresses(kafka.getBootstrapServers());
        return new EventTopics(
                () -> Admin.create(admin.getConfigurationProperties()),
                settings.topics().events(),
                settings.topics().watermarks(),
                ADMIN_PATIENCE);
    }

    @Bean
    KafkaCheck kafkaCheck(EventTopics topics) {
        return new KafkaCheck(topics);
    }

    @Bean
    TopicEnds topicEnds(KafkaProperties kafka) {
        return new TopicEnds(() -> consumer(kafka), ADMIN_PATIENCE);
    }

    @Bean
    EventHistory eventHistory(KafkaProperties kafka, EventTopics topics, JsonMapper json) {
        return new KafkaEventHistory(() -> consumer(kafka), topics.events(), json, READ_PATIENCE);
    }

    /** Reads without a group, and leaves no trace of it. */
    private static KafkaConsumer<String, byte[]> consumer(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ADMIN_PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ADMIN_PATIENCE.toMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    PublishedEvents publishedEvents(TopicEnds ends, EventTopics topics, JsonMapper json) {
        return new KafkaPublishedEvents(ends, topics, json);
    }

    @Bean
    EventLog eventLog(KafkaProperties kafka, EventTopics topics, JsonMapper json, Telemetry telemetry) {
        DefaultKafkaProducerFactory<String, byte[]> producers = new DefaultKafkaProducerFactory<>(
                kafka.buildProducerProperties(), new StringSerializer(), new ByteArraySerializer());
        // A term that is over must not go on sending in the background.
        producers.setPhysicalCloseTimeout(0);
        EventLog log = new KafkaEventLog(producers, topics, json);
        return telemetry.isOn() ? new TracedEventLog(log, telemetry.publishing(topics.events())) : log;
    }
}
