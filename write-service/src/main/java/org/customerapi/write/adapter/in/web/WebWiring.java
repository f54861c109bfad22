package org.customerapi.write.adapter.in.web;

import java.util.UUID;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.config.WriteSettings;

/** Wires what stands around the controllers. */
@Configuration(proxyBeanMethods = false)
class WebWiring {

    @Bean
    JsonBodies jsonBodies() {
        return new JsonBodies();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    CommandAnswers commandAnswers(CustomerCommands commands, WriteSettings settings) {
        return new CommandAnswers(commands, settings.http().patience());
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIds(Supplier<UUID> ids) {
        return ordered(new FilterRegistrationBean<>(new RequestIdFilter(ids)), 0);
    }

    @Bean
    FilterRegistrationBean<RequestMetricsFilter> requestMetrics(MeterRegistry registry) {
        return ordered(new FilterRegistrationBean<>(new RequestMetricsFilter(registry)), 1);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(WriteSettings settings, ProblemWriter problems) {
        return ordered(
                new FilterRegistrationBean<>(new BodyLimitFilter(settings.http().maxBodyBytes(), problems)), 2);
    }

    private static <T extends FilterRegistrationBean<?>> T ordered(T filter, int place) {
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return filter;
    }
}
