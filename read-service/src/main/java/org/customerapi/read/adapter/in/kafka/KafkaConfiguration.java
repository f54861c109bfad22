package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.Topics;
import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.application.port.in.TrackCompleteness;
import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.application.port.out.EventSource;
import org.customerapi.read.config.ProjectionSettings;
import org.customerapi.telemetry.Telemetry;

/** How events and watermarks come in. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    private static final long FIRST_PAUSE_MILLIS = 200;

    /** Rights may come after the service, or go for a moment; without this a container stops for good. */
    private static final Duration UNTIL_PERMITTED = Duration.ofSeconds(5);

    /** How long a commit may wait for the end of a poll that brings nothing. */
    private static final long POLL_MILLIS = 20;

    /** Between two batches, which are refreshed together in the end: each costs Elasticsearch the same, however small. */
    private static final long PAUSE_MILLIS = 25;

    /** For a refresh, which takes well under a second as long as Elasticsearch answers. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Larger than an event, as it comes with the reason and unpacked; the producer's max.request.size is the same. */
    private static final int LARGEST_DEAD_LETTER = 8 * 1024 * 1024;

    /** Of a partition without events, until it counts as quiet. */
    private static final long QUIET_MILLIS = 1_000;

    @Bean(destroyMethod = "close")
    Admin kafkaClientAdmin(KafkaAdmin admin) {
        return Admin.create(admin.getConfigurationProperties());
    }

    @Bean
    DeadLetterSink deadLetterSink(
            KafkaTemplate<byte[], byte[]> template, ProjectionSettings settings, MeterRegistry registry) {
        // The one that is reviewed: a topic that others made may have more, and ids are offsets.
        TopicPartition first = new TopicPartition(settings.deadLetterTopic(), 0);
        DeadLetterPublishingRecoverer publisher =
                new DeadLetterPublishingRecoverer(template, (record, reason) -> first);
        publisher.setFailIfSendResultIsError(true);
        publisher.excludeHeader(HeadersToAdd.EX_STACKTRACE, HeadersToAdd.EX_CAUSE);
        return new DeadLetterSink(publisher, registry);
    }

    @Bean
    EventLog eventLog(ConsumerFactory<byte[], byte[]> consumers, JsonMapper json, ProjectionSettings settings) {
        return new KafkaEventLog(consumers, new RecordReader(json), settings.eventsTopic(), settings.group());
    }

    @Bean
    RetryLog retryLog(MeterRegistry registry) {
        return new RetryLog(registry);
    }

    @Bean
    AppliedBatches appliedBatches(ProjectionSettings settings, RetryLog retries) {
        return new AppliedBatches(pausesUpTo(settings.longestPause()), LONGEST_WAIT, retries);
    }

    @Bean
    QuietPartitions quietPartitions(AppliedBatches batches) {
        return new QuietPartitions(batches);
    }

    @Bean
    MessageListenerContainer projectionContainer(
            ConsumerFactory<byte[], byte[]> consumers,
            ProjectionSettings settings,
            JsonMapper json,
            ApplyEvents projection,
            DeadLetterSink deadLetters,
            AppliedBatches batches,
            RetryLog retries,
            Telemetry telemetry) {
        BatchAcknowledgingMessageListener<byte[], byte[]> listener =
                new CustomerEventListener(new RecordReader(json), projection, deadLetters, batches);
        ContainerProperties properties = new ContainerProperties(settings.eventsTopic());
        properties.setGroupId(settings.group());
        // Acknowledged by the thread that refreshes, committed by the consumer's own between two polls.
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setAuthExceptionRetryInterval(UNTIL_PERMITTED);
        properties.setPollTimeout(POLL_MILLIS);
        properties.setIdleBetweenPolls(PAUSE_MILLIS);
        properties.setIdlePartitionEventInterval(QUIET_MILLIS);
        properties.setConsumerRebalanceListener(batches);
        properties.setMessageListener(
                telemetry.isOn()
                        ? new TracedListener(listener, telemetry.consuming("project", settings.eventsTopic()))
                        : listener);
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName("projection");
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(new PatientErrorHandler(pausesUpTo(settings.longestPause()), retries));
        container.setAutoStartup(false);
        return container;
    }

    @Bean
    MessageListenerContainer watermarkContainer(
            ConsumerFactory<byte[], byte[]> consumers,
            ProjectionSettings settings,
            JsonMapper json,
            TrackCompleteness completeness) {
        // All that there are: a projection that is far behind has reached none but the oldest.
        ContainerProperties properties = new ContainerProperties(
                new TopicPartitionOffset(settings.watermarksTopic(), 0, SeekPosition.BEGINNING));
        properties.setGroupId(settings.group() + "-watermarks");
        // Every instance reads all of them, so nobody commits.
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setAuthExceptionRetryInterval(UNTIL_PERMITTED);
        properties.setMessageListener(new WatermarkListener(settings.eventsTopic(), json, completeness));
        var container = new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName("watermarks");
        container.setAutoStartup(false);
        return container;
    }

    @Bean
    EventSource eventSource(
            Admin kafkaClientAdmin, ProjectionSettings settings, List<MessageListenerContainer> containers) {
        NewTopic events = TopicBuilder.name(settings.eventsTopic())
                .partitions(Topics.CUSTOMER_EVENT_PARTITIONS)
                .configs(Topics.CUSTOMER_EVENT_CONFIGS)
                .build();
        NewTopic watermarks = TopicBuilder.name(settings.watermarksTopic())
                .partitions(1)
                .configs(Topics.CUSTOMER_WATERMARK_CONFIGS)
                .build();
        NewTopic deadLetters = TopicBuilder.name(settings.deadLetterTopic())
                .partitions(1)
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_DEAD_LETTER))
                .build();
        return new KafkaEventSource(kafkaClientAdmin, List.of(events, watermarks), deadLetters, containers);
    }

    @Bean
    ProjectionProgress projectionProgress(
            Admin kafkaClientAdmin,
            ProjectionSettings settings,
            TrackCompleteness completeness,
            MeterRegistry registry) {
        ProjectionProgress progress =
                new ProjectionProgress(kafkaClientAdmin, settings.group(), settings.eventsTopic(), completeness);
        Gauge.builder("projection.lag.events", progress, KafkaConfiguration::lagOf)
                .description("Events on the topic that are not searchable yet")
                .register(registry);
        Gauge.builder("projection.lost.events", progress, ProjectionProgress::lost)
                .description(
                        "Events that were gone from the topic before they were projected, since this instance runs")
                .register(registry);
        return progress;
    }

    @Bean
    ProgressPolling progressPolling(ProjectionProgress progress) {
        return new ProgressPolling(progress);
    }

    /** Before Kafka has answered nobody knows: a 0 would claim that nothing waits. */
    private static double lagOf(ProjectionProgress progress) {
        OptionalLong lag = progress.events();
        return lag.isPresent() ? lag.getAsLong() : Double.NaN;
    }

    /** Without an end: what is to be done is tried until it succeeds. */
    private static BackOff pausesUpTo(Duration longestPause) {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(longestPause.toMillis());
        return pauses;
    }
}
