package org.customerapi.sink.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

import org.customerapi.sink.adapter.out.kafka.EventsTopic;
import org.customerapi.sink.adapter.out.kafka.KafkaEventLog;
import org.customerapi.sink.adapter.out.kafka.KafkaLogReader;
import org.customerapi.sink.adapter.out.kafka.KafkaRestoreTargets;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.application.port.out.RestoreTargets;

/** The archive's side of Kafka. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    /** A transaction holds at least one whole object; this is the most that brokers allow by default. */
    private static final Duration RESTORE_TRANSACTION = Duration.ofMinutes(15);

    private static final int RESTORE_BATCH = 256 * 1024;
    private static final int RESTORE_LINGER_MILLIS = 20;

    @Bean
    Admin kafkaClient(KafkaAdmin admin) {
        return Admin.create(admin.getConfigurationProperties());
    }

    @Bean
    EventsTopic eventsTopic(Admin kafkaClient, ArchiveProperties properties) {
        return new EventsTopic(kafkaClient, properties.topic(), properties.partitionsOfNewTopic());
    }

    @Bean
    EventLog eventLog(Admin kafkaClient, KafkaProperties kafka) {
        return new KafkaEventLog(
                kafkaClient, Objects.requireNonNull(kafka.getConsumer().getGroupId()));
    }

    @Bean
    LogReader logReader(ConsumerFactory<byte[], byte[]> consumers) {
        return new KafkaLogReader(consumers::createConsumer);
    }

    @Bean
    RestoreTargets restoreTargets(
            Admin kafkaClient,
            LogReader reader,
            ProducerFactory<byte[], byte[]> producers,
            ArchiveProperties properties,
            S3Properties s3) {
        Map<String, Object> settings = producers.getConfigurationProperties();
        Function<String, Producer<byte[], byte[]>> transactionally = id -> {
            Map<String, Object> transactional = new HashMap<>(settings);
            transactional.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
            // Order is only certain with one request under way: a broker without state takes any sequence number first.
            transactional.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
            // One partition is written at a time, so throughput comes from large batches alone.
            transactional.put(ProducerConfig.BATCH_SIZE_CONFIG, RESTORE_BATCH);
            transactional.put(ProducerConfig.LINGER_MS_CONFIG, RESTORE_LINGER_MILLIS);
            transactional.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            transactional.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) RESTORE_TRANSACTION.toMillis());
            return new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer());
        };
        String archive = properties.topic() + " in s3://" + s3.bucket() + "/" + s3.prefix();
        return new KafkaRestoreTargets(
                kafkaClient, reader, transactionally, properties.partitionsOfNewTopic(), archive);
    }
}
