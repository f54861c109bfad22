package org.customerapi.sink.adapter.in.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether somebody is archiving at all. An S3 or Kafka that is away is no reason to say no: a new process would not
 * reach it either.
 */
public final class ArchiveConsumerHealth implements HealthIndicator {

    private final ArchiveConsumer consumer;

    public ArchiveConsumerHealth(ArchiveConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public Health health() {
        return consumer.isRunning()
                ? Health.up().build()
                : Health.down().withDetail("consumer", "has ended").build();
    }
}
