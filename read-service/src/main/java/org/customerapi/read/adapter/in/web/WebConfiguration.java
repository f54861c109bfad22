package org.customerapi.read.adapter.in.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.config.CursorSettings;
import org.customerapi.telemetry.MatchedRoute;
import org.customerapi.telemetry.RequestMetricsFilter;
import org.customerapi.telemetry.Telemetry;
import org.customerapi.tokens.TokenSettings;
import org.customerapi.web.WebSupport;

/** Filters and error answers around the controllers. */
@Configuration(proxyBeanMethods = false)
@Import(WebSupport.class)
class WebConfiguration {

    @Bean
    FilterRegistrationBean<Filter> tracingFilter(Telemetry telemetry) {
        var registration = new FilterRegistrationBean<>(telemetry.filter(MatchedRoute::of));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setEnabled(telemetry.isOn());
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestMetricsFilter> requestMetricsFilter(MeterRegistry registry) {
        var registration = new FilterRegistrationBean<>(
                new RequestMetricsFilter(registry, MatchedRoute::of, Timer.Builder::publishPercentileHistogram));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    CursorCodec cursorCodec(JsonMapper json, CursorSettings cursors, TokenSettings tokens) {
        return new CursorCodec(json, cursors.secretOr(tokens));
    }
}
