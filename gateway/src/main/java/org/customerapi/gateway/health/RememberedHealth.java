package org.customerapi.gateway.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Asks at most once in a while, however often it is asked itself; {@link #refresh()} asks without waiting. */
final class RememberedHealth implements HealthIndicator {

    private final HealthIndicator source;
    private final Duration freshFor;
    private final Clock clock;
    private final Executor executor;
    private CompletableFuture<Health> latest =
            CompletableFuture.completedFuture(Health.unknown().build());
    private Instant askedAt = Instant.MIN;

    RememberedHealth(HealthIndicator source, Duration freshFor, Clock clock, Executor executor) {
        this.source = source;
        this.freshFor = freshFor;
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public Health health() {
        return latest().join();
    }

    void refresh() {
        var _ = latest();
    }

    private synchronized CompletableFuture<Health> latest() {
        Instant now = clock.instant();
        if (latest.isDone() && askedAt.isBefore(now.minus(freshFor))) {
            askedAt = now;
            latest = CompletableFuture.supplyAsync(source::health, executor);
        }
        return latest;
    }
}
