package org.customerapi.read.adapter.in.web;

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

/** Counts and times requests by method, route template and status. */
final class RequestMetricsFilter extends OncePerRequestFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterRegistry registry;
    private final Map<Kind, Meters> meters = new ConcurrentHashMap<>();

    RequestMetricsFilter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begin = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            record(request, response, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private void record(HttpServletRequest request, HttpServletResponse response, Duration elapsed) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        Kind kind = new Kind(method, route == null ? "none" : route.toString(), response.getStatus());
        meters.computeIfAbsent(kind, this::register).record(elapsed);
    }

    /** Once a kind: the registry takes much longer to find a meter than the meter to count. */
    private Meters register(Kind kind) {
        Tags tags = Tags.of("method", kind.method(), "route", kind.route(), "status", String.valueOf(kind.status()));
        return new Meters(
                Counter.builder("request.count").tags(tags).register(registry),
                Timer.builder("request.latency")
                        .tags(tags)
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(30))
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
