package org.customerapi.sink.config;

import java.time.Clock;
import java.time.Duration;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

import org.customerapi.contracts.Topics;
import org.customerapi.sink.adapter.in.kafka.ArchiveConsumer;
import org.customerapi.sink.adapter.out.kafka.KafkaEventLog;
import org.customerapi.sink.adapter.out.s3.BucketCheck;
import org.customerapi.sink.application.port.in.ArchiveRecords;
import org.customerapi.sink.application.port.out.EventLog;

/** The archive's side of Kafka. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    private static final Duration RETENTION = Duration.ofDays(30);

    /** Made if it is missing; what is there is left as it is. */
    @Bean
    NewTopic events(ArchiveProperties properties) {
        return TopicBuilder.name(properties.topic())
                .partitions(Topics.CUSTOMER_EVENT_PARTITIONS)
                .config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()))
                .build();
    }

    @Bean
    Admin kafkaClient(KafkaAdmin admin) {
        return Admin.create(admin.getConfigurationProperties());
    }

    @Bean
    EventLog eventLog(Admin kafkaClient) {
        return new KafkaEventLog(kafkaClient);
    }

    @Bean
    ArchiveConsumer archiveConsumer(
            ConsumerFactory<byte[], byte[]> consumers,
            ArchiveProperties properties,
            ArchiveRecords archive,
            BucketCheck bucket,
            Clock clock) {
        bucket.atStart();
        return new ArchiveConsumer(consumers::createConsumer, properties.topic(), archive, clock);
    }
}
