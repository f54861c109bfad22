package org.customerapi.telemetry;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and times each request as {@code request_count} and {@code request_latency_seconds}, by method, route template
 * and status; requests without a route share one, so that tags stay few. A request that ends in an exception is a 500.
 */
public final class RequestMetricsFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestMetricsFilter.class);
    private static final int SERVER_ERROR = 500;

    private final transient MeterRegistry registry;
    private final transient Function<HttpServletRequest, @Nullable String> routes;
    private final transient UnaryOperator<Timer.Builder> buckets;
    private final transient Map<Kind, Meters> meters = new ConcurrentHashMap<>();

    /**
     * Puts the meters into a registry.
     *
     * @param routes the template of a request's route, asked when it has been answered; {@code null} for none
     * @param buckets gives the histogram of latencies its bounds
     */
    public RequestMetricsFilter(
            MeterRegistry registry,
            Function<HttpServletRequest, @Nullable String> routes,
            UnaryOperator<Timer.Builder> buckets) {
        this.registry = registry;
        this.routes = routes;
        this.buckets = buckets;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        boolean failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            int status = failed && !response.isCommitted() ? SERVER_ERROR : response.getStatus();
            record(request, status, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private void record(HttpServletRequest request, int status, Duration elapsed) {
        String route = routes.apply(request);
        Kind kind = new Kind(KnownMethod.of(request, "OTHER"), route == null ? "unmatched" : route, status);
        meters.computeIfAbsent(kind, this::register).record(elapsed);
        LOG.debug("{} {} {} {} ms", kind.method(), kind.route(), status, elapsed.toMillis());
    }

    /** Once a kind: the registry takes much longer to find a meter than the meter to count. */
    private Meters register(Kind kind) {
        Tags tags = Tags.of("method", kind.method(), "route", kind.route(), "status", Integer.toString(kind.status()));
        Timer.Builder latency = Timer.builder("request_latency")
                .description("From the first byte read to the last byte written")
                .tags(tags);
        return new Meters(
                registry.counter("request_count", tags), buckets.apply(latency).register(registry));
    }

    private record Kind(String method, String route, int status) {}

    private record Meters(Counter count, Timer latency) {

        void record(Duration elapsed) {
            count.increment();
            latency.record(elapsed);
        }
    }
}
