package org.customerapi.write.adapter.out.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.OutboxQueue.Depth;

/** The outbox's depth and age as gauges, measured now and then rather than at each scrape; NaN once that has failed for a while. */
class OutboxGauges {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxGauges.class);

    /** Six times as long as from one measurement to the next. */
    private static final long STALE_NANOS = Duration.ofSeconds(30).toNanos();

    private final OutboxQueue queue;
    private final HeldEvents held;
    private final LongSupplier nanoTime;
    private volatile @Nullable Measured latest;

    private record Measured(Depth depth, HeldEvents.Size held, long atNanos) {}

    /** @param nanoTime a clock as {@link System#nanoTime()} */
    OutboxGauges(OutboxQueue queue, HeldEvents held, MeterRegistry registry, LongSupplier nanoTime) {
        this.queue = queue;
        this.held = held;
        this.nanoTime = nanoTime;
        registry.gauge("outbox_depth", this, gauges -> gauges.value(latest -> latest.depth.rows()));
        registry.gauge(
                "outbox_oldest_age_seconds", this, gauges -> gauges.value(latest -> latest.depth.oldestSeconds()));
        registry.gauge("outbox_acknowledged_rows", this, gauges -> gauges.value(latest -> latest.depth.acknowledged()));
        registry.gauge("outbox_held_customers", this, gauges -> gauges.value(latest -> latest.held.customers()));
        registry.gauge("outbox_held_events", this, gauges -> gauges.value(latest -> latest.held.events()));
    }

    private double value(ToDoubleFunction<Measured> part) {
        Measured measured = latest;
        return measured == null || nanoTime.getAsLong() - measured.atNanos > STALE_NANOS
                ? Double.NaN
                : part.applyAsDouble(measured);
    }

    @Scheduled(fixedDelay = 5_000)
    void measure() {
        try {
            latest = new Measured(queue.depth(), held.size(), nanoTime.getAsLong());
        } catch (RuntimeException databaseAway) {
            LOG.atWarn().addKeyValue("cause", databaseAway.toString()).log("The outbox could not be measured");
        }
    }
}
