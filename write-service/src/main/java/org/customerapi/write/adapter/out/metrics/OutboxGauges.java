package org.customerapi.write.adapter.out.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.OutboxQueue.Depth;

/** The outbox's depth and age as gauges, measured now and then rather than at each scrape. */
class OutboxGauges {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxGauges.class);

    private final OutboxQueue queue;
    private final HeldEvents held;
    private volatile Depth latest = new Depth(0, 0, 0);
    private volatile HeldEvents.Size latestHeld = new HeldEvents.Size(0, 0);

    OutboxGauges(OutboxQueue queue, HeldEvents held, MeterRegistry registry) {
        this.queue = queue;
        this.held = held;
        registry.gauge("outbox_depth", this, gauges -> gauges.latest.rows());
        registry.gauge("outbox_oldest_age_seconds", this, gauges -> gauges.latest.oldestSeconds());
        registry.gauge("outbox_acknowledged_rows", this, gauges -> gauges.latest.acknowledged());
        registry.gauge("outbox_held_customers", this, gauges -> gauges.latestHeld.customers());
        registry.gauge("outbox_held_events", this, gauges -> gauges.latestHeld.events());
    }

    @Scheduled(fixedDelay = 5_000)
    void measure() {
        try {
            latest = queue.depth();
            latestHeld = held.size();
        } catch (RuntimeException databaseAway) {
            LOG.atWarn().addKeyValue("cause", databaseAway.toString()).log("The outbox could not be measured");
        }
    }
}
