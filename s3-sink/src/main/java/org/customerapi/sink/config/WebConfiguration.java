package org.customerapi.sink.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import org.customerapi.sink.adapter.in.web.ArchivedTopic;
import org.customerapi.sink.adapter.in.web.SecurityProblems;
import org.customerapi.telemetry.MatchedRoute;
import org.customerapi.telemetry.RequestMetricsFilter;
import org.customerapi.telemetry.Telemetry;
import org.customerapi.web.problem.Problems;

/** What stands around the controllers. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    ArchivedTopic archivedTopic(ArchiveProperties properties) {
        return new ArchivedTopic(properties.topic());
    }

    @Bean
    SecurityProblems securityProblems(Problems problems) {
        return new SecurityProblems(problems);
    }

    @Bean
    FilterRegistrationBean<Filter> tracing(Telemetry telemetry) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(telemetry.filter(MatchedRoute::of));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setEnabled(telemetry.isOn());
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestMetricsFilter> requestMetrics(MeterRegistry registry) {
        FilterRegistrationBean<RequestMetricsFilter> registration = new FilterRegistrationBean<>(
                new RequestMetricsFilter(registry, MatchedRoute::of, Timer.Builder::publishPercentileHistogram));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
