package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Counts and times requests as {@code request_count} and {@code request_latency_seconds}. */
public final class RequestMetricsFilter extends OncePerRequestFilter {

    private final MeterRegistry registry;
    private final Clock clock;

    public RequestMetricsFilter(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant start = clock.instant();
        try {
            chain.doFilter(request, response);
        } finally {
            record(request, response, Duration.between(start, clock.instant()));
        }
    }

    private void record(HttpServletRequest request, HttpServletResponse response, Duration taken) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Tags tags = Tags.of(
                "method", request.getMethod(),
                "route", route == null ? "unmatched" : route.toString(),
                "status", Integer.toString(response.getStatus()));
        registry.counter("request.count", tags).increment();
        Timer.builder("request.latency")
                .tags(tags)
                .publishPercentileHistogram()
                .register(registry)
                .record(taken);
    }
}
