package org.customerapi.write.adapter.in.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Counts and times each request as {@code request_count} and {@code request_latency_seconds}, by route template. */
final class RequestMetricsFilter extends OncePerRequestFilter {

    /** Any other word would make a series of its own. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterRegistry registry;
    private final Map<Kind, Meters> meters = new ConcurrentHashMap<>();

    RequestMetricsFilter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            meters.computeIfAbsent(kind(request, response), this::register).record(elapsed);
        }
    }

    private static Kind kind(HttpServletRequest request, HttpServletResponse response) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        return new Kind(method, route == null ? "none" : route.toString(), response.getStatus());
    }

    /** Once a kind: the registry takes much longer to find a meter than the meter to count. */
    private Meters register(Kind kind) {
        Tags tags = Tags.of("method", kind.method(), "route", kind.route(), "status", Integer.toString(kind.status()));
        return new Meters(
                registry.counter("request_count", tags),
                Timer.builder("request_latency")
                        .tags(tags)
                        .publishPercentileHistogram()
                        .register(registry));
    }

    private record Kind(String method, String route, int status) {}

    private record Meters(Counter count, Timer latency) {

        void record(Duration elapsed) {
            count.increment();
            latency.record(elapsed);
        }
    }
}
