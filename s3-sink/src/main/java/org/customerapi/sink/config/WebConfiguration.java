package org.customerapi.sink.config;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.adapter.in.web.ArchivedTopic;
import org.customerapi.sink.adapter.in.web.ContainerProblemValve;
import org.customerapi.sink.adapter.in.web.RequestMetricsFilter;
import org.customerapi.sink.adapter.in.web.SecurityProblems;
import org.customerapi.telemetry.Telemetry;

/** What stands around the controllers. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    ArchivedTopic archivedTopic(ArchiveProperties properties) {
        return new ArchivedTopic(properties.topic());
    }

    @Bean
    SecurityProblems securityProblems(JsonMapper json) {
        return new SecurityProblems(json);
    }

    @Bean
    FilterRegistrationBean<Filter> tracing(Telemetry telemetry) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(telemetry.filter(
                request -> (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setEnabled(telemetry.isOn());
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestMetricsFilter> requestMetrics(MeterRegistry registry, Clock clock) {
        FilterRegistrationBean<RequestMetricsFilter> registration =
                new FilterRegistrationBean<>(new RequestMetricsFilter(registry, clock));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerProblemValve.class.getName());
            }
        });
    }
}
