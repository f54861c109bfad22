package org.customerapi.sink.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.adapter.in.web.ArchivedTopic;
import org.customerapi.sink.adapter.in.web.ContainerProblemValve;
import org.customerapi.sink.adapter.in.web.SecurityProblems;
import org.customerapi.telemetry.MatchedRoute;
import org.customerapi.telemetry.RequestMetricsFilter;
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

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerProblemValve.class.getName());
            }
        });
    }
}
