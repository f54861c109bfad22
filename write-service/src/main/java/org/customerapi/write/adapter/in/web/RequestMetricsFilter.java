package org.customerapi.write.adapter.in.web;

import java.io.IOException;
import java.util.Set;

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

    RequestMetricsFilter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Timer.Sample sample = Timer.start(registry);
        try {
            chain.doFilter(request, response);
        } finally {
            Tags tags = tags(request, response);
            registry.counter("request_count", tags).increment();
            sample.stop(Timer.builder("request_latency")
                    .tags(tags)
                    .publishPercentileHistogram()
                    .register(registry));
        }
    }

    private static Tags tags(HttpServletRequest request, HttpServletResponse response) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return Tags.of(
                "method", METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER",
                "route", route == null ? "none" : route.toString(),
                "status", Integer.toString(response.getStatus()));
    }
}
