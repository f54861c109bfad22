package org.customerapi.read.adapter.out.kafka;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import org.customerapi.read.application.port.out.DeadLetters;
import org.customerapi.read.config.ProjectionSettings;

/** The dead-letter topic. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    @Bean
    DeadLetters deadLetters(
            ConsumerFactory<byte[], byte[]> consumers,
            KafkaTemplate<byte[], byte[]> template,
            ProjectionSettings settings) {
        return new KafkaDeadLetters(consumers, template, settings.deadLetterTopic(), settings.eventsTopic());
    }
}
