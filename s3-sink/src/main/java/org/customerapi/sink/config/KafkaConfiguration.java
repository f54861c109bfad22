package org.customerapi.sink.config;

import java.time.Clock;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

import org.customerapi.contracts.Topics;
import org.customerapi.sink.adapter.in.kafka.ArchiveConsumer;
import org.customerapi.sink.adapter.out.kafka.EventsTopic;
import org.customerapi.sink.adapter.out.kafka.KafkaEventLog;
import org.customerapi.sink.adapter.out.s3.BucketCheck;
import org.customerapi.sink.application.port.in.ArchiveRecords;
import org.customerapi.sink.application.port.out.EventLog;

/** The archive's side of Kafka. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    @Bean
    Admin kafkaClient(KafkaAdmin admin) {
        return Admin.create(admin.getConfigurationProperties());
    }

    @Bean
    EventsTopic eventsTopic(Admin kafkaClient, ArchiveProperties properties) {
        return new EventsTopic(kafkaClient, properties.topic(), Topics.CUSTOMER_EVENT_PARTITIONS);
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
            EventsTopic topic,
            Clock clock) {
        bucket.atStart();
        topic.makeIfMissing();
        return new ArchiveConsumer(consumers::createConsumer, properties.topic(), archive, clock);
    }
}
