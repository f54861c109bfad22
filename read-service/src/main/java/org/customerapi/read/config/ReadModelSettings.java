package org.customerapi.read.config;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the read model lives.
 *
 * @param alias leads to the index that is read and written
 * @param refreshInterval the shortest time between two refreshes that this instance asks for
 * @param maxSnapshots snapshots that this instance holds open at once
 * @param maxExports exports that this instance runs at once
 */
@ConfigurationProperties("customer-api.read-model")
public record ReadModelSettings(String alias, Duration refreshInterval, int maxSnapshots, int maxExports) {

    /** Leads to the index that keeps every event. */
    public String eventsAlias() {
        return alias + "-events";
    }

    /** Leads to the index that says how far the last rebuild is. */
    public String rebuildAlias() {
        return alias + "-rebuild";
    }
}
