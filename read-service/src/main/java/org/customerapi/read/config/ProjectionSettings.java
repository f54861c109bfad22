package org.customerapi.read.config;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

import org.customerapi.contracts.Topics;

/**
 * Where events come from.
 *
 * @param eventsTopic customer events
 * @param watermarksTopic how far the events are complete
 * @param group consumer group of the projection; its committed offsets are what is searchable
 * @param concurrency consumers of this instance, 1 to 12
 * @param longestPause between two attempts to apply the same batch
 */
@ConfigurationProperties("customer-api.projection")
public record ProjectionSettings(
        String eventsTopic, String watermarksTopic, String group, int concurrency, Duration longestPause) {

    private static final String SERVICE = "read-service";

    /** Where events go that can never be applied. */
    public String deadLetterTopic() {
        return Topics.deadLettersOf(eventsTopic, SERVICE);
    }
}
