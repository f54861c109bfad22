package org.customerapi.read.adapter.out.metrics;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.customerapi.read.application.port.out.ProjectionObserver;

/** Counts what the projection does. */
final class MicrometerProjectionObserver implements ProjectionObserver {

    /** Times in events are anybody's; a timer cannot hold more than 292 years. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    private final Counter applied;
    private final Counter alreadyKnown;
    private final DistributionSummary batch;
    private final Timer delay;

    MicrometerProjectionObserver(MeterRegistry registry) {
        applied = documents("applied").register(registry);
        alreadyKnown = documents("already_known").register(registry);
        batch = DistributionSummary.builder("projection.bulk.documents")
                .description("Customers written together, in one bulk request or in several at once")
                .serviceLevelObjectives(1, 10, 100, 500, 1_000, 2_000)
                .register(registry);
        delay = Timer.builder("projection.searchable.delay")
                .description("From the commit of a change until it can be searched")
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1))
                .register(registry);
    }

    @Override
    public void applied(int documents, int known, int refused) {
        batch.record(documents);
        applied.increment((double) documents - known - refused);
        alreadyKnown.increment(known);
    }

    @Override
    public void searchableAfter(Duration elapsed) {
        Duration notNegative = elapsed.isNegative() ? Duration.ZERO : elapsed;
        delay.record(notNegative.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : notNegative);
    }

    private static Counter.Builder documents(String outcome) {
        return Counter.builder("projection.documents")
                .description("Documents sent to the read model")
                .tag("outcome", outcome);
    }
}
