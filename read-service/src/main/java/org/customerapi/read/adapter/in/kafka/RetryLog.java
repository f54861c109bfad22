package org.customerapi.read.adapter.in.kafka;

import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.RetryListener;

/** Logs and counts each failed attempt to apply a batch. */
final class RetryLog implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(RetryLog.class);

    private final Counter retries;

    RetryLog(MeterRegistry registry) {
        retries = Counter.builder("projection.failed.attempts")
                .description("Attempts to apply a batch that failed and are repeated")
                .register(registry);
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        retries.increment();
        log.warn("Attempt {} failed at {}-{}: {}", attempt, record.topic(), record.partition(), cause(failure));
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception failure, int attempt) {
        retries.increment();
        String partitions = records.partitions().stream()
                .map(TopicPartition::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        log.warn(
                "Attempt {} to apply {} events of {} failed, partitions are paused: {}",
                attempt,
                records.count(),
                partitions,
                cause(failure));
    }

    /** Notes that applied events are not searchable yet, since Elasticsearch did not refresh. */
    void failedRefresh(int events, Throwable failure) {
        retries.increment();
        log.warn("{} applied events could not be made searchable, which is tried again: {}", events, cause(failure));
    }

    private static String cause(@Nullable Throwable failure) {
        return failure == null
                ? "unknown"
                : NestedExceptionUtils.getMostSpecificCause(failure).toString();
    }
}
