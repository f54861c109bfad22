package org.customerapi.read.config;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the read model lives.
 *
 * @param alias leads to the index that is read and written
 * @param refreshInterval the shortest time between two refreshes that this instance asks for
 */
@ConfigurationProperties("customer-api.read-model")
public record ReadModelSettings(String alias, Duration refreshInterval) {}
