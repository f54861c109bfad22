package org.customerapi.gateway.config;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

import org.customerapi.gateway.edge.BodyLimitFilter;
import org.customerapi.gateway.edge.RateLimitFilter;
import org.customerapi.gateway.edge.UnderWayFilter;
import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;
import org.customerapi.telemetry.RequestMetricsFilter;
import org.customerapi.telemetry.Telemetry;
import org.customerapi.telemetry.TelemetryConfiguration;
import org.customerapi.web.WebSupport;
import org.customerapi.web.problem.Problems;

/** Wires what every request passes, in order: id, trace, metrics, (security, and room within it), rate, size. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateSettings.class)
@Import({TelemetryConfiguration.class, WebSupport.class})
class EdgeConfiguration {

    private static final int HEAP_PER_BODIES = 8;
    private static final int AFTER_SECURITY = 100;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10)
    };

    @Bean
    FilterRegistrationBean<Filter> tracingFilter(Telemetry telemetry) {
        FilterRegistrationBean<Filter> registration =
                ordered(telemetry.filter(EdgeConfiguration::template), Ordered.HIGHEST_PRECEDENCE + 5);
        registration.setEnabled(telemetry.isOn());
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestMetricsFilter> requestMetricsFilter(MeterRegistry registry) {
        var filter = new RequestMetricsFilter(
                registry, EdgeConfiguration::template, latency -> latency.serviceLevelObjectives(BUCKETS));
        return ordered(filter, Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    UnderWayFilter underWayFilter(GatewaySettings settings, Problems problems) {
        return new UnderWayFilter(settings.maxRequestsPerPart(), problems);
    }

    /** It is one of security's filters, and not to stand before them as well. */
    @Bean
    FilterRegistrationBean<UnderWayFilter> underWayRegistration(UnderWayFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(GatewaySettings settings, Problems problems) {
        int maxBytes = Math.toIntExact(settings.maxBody().toBytes());
        return ordered(
                new BodyLimitFilter(maxBytes, roomForBodies(), settings.bodyTimeout(), problems), AFTER_SECURITY + 10);
    }

    /** A body takes up to three times its size while it grows and is copied, and the requests themselves need half of the heap. */
    private static int roomForBodies() {
        return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / HEAP_PER_BODIES);
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(RateSettings settings, Problems problems) {
        var filter = new RateLimitFilter(settings.bySubject(), settings.byAddress(), problems);
        return ordered(filter, AFTER_SECURITY);
    }

    private static @Nullable String template(HttpServletRequest request) {
        return RouteMatch.routeOf(request).map(Route::template).orElse(null);
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setUrlPatterns(List.of("/*"));
        return registration;
    }
}
