package org.customerapi.gateway.observe;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;

/** Counts and times every request under its route template; unknown paths share one, so that tags stay few. */
public final class RequestMetricsFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestMetricsFilter.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;

    public RequestMetricsFilter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Timer.Sample sample = Timer.start(registry);
        boolean failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            record(sample, request, failed && !response.isCommitted() ? 500 : response.getStatus());
        }
    }

    private void record(Timer.Sample sample, HttpServletRequest request, int status) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        String route = RouteMatch.routeOf(request).map(Route::template).orElse("unmatched");
        Tags tags = Tags.of("method", method, "route", route, "status", Integer.toString(status));
        registry.counter("request_count", tags).increment();
        long nanos = sample.stop(latency(tags));
        LOG.debug("{} {} {} {} ms", method, route, status, nanos / 1_000_000);
    }

    private Timer latency(Tags tags) {
        return Timer.builder("request_latency")
                .description("From the first byte read to the last byte written")
                .serviceLevelObjectives(BUCKETS)
                .tags(tags)
                .register(registry);
    }
}
