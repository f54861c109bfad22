package org.customerapi.gateway.health;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether one part says that it is well, with all that it needs to serve. */
final class PartHealth implements HealthIndicator {

    private final HttpClient client;
    private final URI health;
    private final Duration limit;

    PartHealth(HttpClient client, URI address, Duration limit) {
        this.client = client;
        this.health = address.resolve("/health");
        this.limit = limit;
    }

    @Override
    public Health health() {
        try {
            ContentResponse answer = client.newRequest(health)
                    .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .send();
            return answer.getStatus() == 200 ? Health.up().build() : down("answers " + answer.getStatus());
        } catch (TimeoutException late) {
            return down("no answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException unreachable) {
            return down("cannot be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }
}
