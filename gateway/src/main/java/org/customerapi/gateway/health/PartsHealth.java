package org.customerapi.gateway.health;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;

import org.customerapi.gateway.forward.PartAddresses;
import org.customerapi.gateway.route.Part;

/** The health of all parts behind the gateway; they are asked at the same time, so that dead ones do not add up. */
public final class PartsHealth implements CompositeHealthContributor {

    /** Longer than a part waits for the servers that it asks itself. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final Map<String, RememberedHealth> parts = new LinkedHashMap<>();

    /** Asks the parts at their addresses. */
    public PartsHealth(HttpClient client, PartAddresses addresses, Clock clock, Executor executor) {
        for (Part part : Part.BEHIND) {
            var source = new PartHealth(client, addresses.of(part), LIMIT);
            parts.put(part.title(), new RememberedHealth(source, FRESH_FOR, clock, executor));
        }
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return parts.get(name);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        parts.values().forEach(RememberedHealth::refresh);
        return parts.entrySet().stream().map(part -> new HealthContributors.Entry(part.getKey(), part.getValue()));
    }
}
