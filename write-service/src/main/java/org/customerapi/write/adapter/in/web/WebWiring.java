package org.customerapi.write.adapter.in.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.customerapi.telemetry.MatchedRoute;
import org.customerapi.telemetry.RequestMetricsFilter;
import org.customerapi.telemetry.Telemetry;
import org.customerapi.web.WebSupport;
import org.customerapi.web.problem.Problems;
import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.config.WriteSettings;

/** Wires what stands around the controllers. */
@Configuration(proxyBeanMethods = false)
@Import(WebSupport.class)
class WebWiring {

    @Bean
    JsonBodies jsonBodies() {
        return new JsonBodies();
    }

    @Bean
    CommandAnswers commandAnswers(CustomerCommands commands, WriteSettings settings) {
        return new CommandAnswers(commands, settings.http().patience());
    }

    @Bean
    FilterRegistrationBean<Filter> tracing(Telemetry telemetry) {
        FilterRegistrationBean<Filter> registration =
                ordered(new FilterRegistrationBean<>(telemetry.filter(MatchedRoute::of)), 1);
        registration.setEnabled(telemetry.isOn());
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestMetricsFilter> requestMetrics(MeterRegistry registry) {
        return ordered(
                new FilterRegistrationBean<>(new RequestMetricsFilter(
                        registry, MatchedRoute::of, Timer.Builder::publishPercentileHistogram)),
                2);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(WriteSettings settings, Problems problems) {
        return ordered(
                new FilterRegistrationBean<>(new BodyLimitFilter(settings.http().maxBodyBytes(), problems)), 3);
    }

    /** But for the import, which knows some and looks at them itself. */
    @Bean
    WebMvcConfigurer unknownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new UnknownParameters())
                        .addPathPatterns("/v1/**")
                        .excludePathPatterns("/v1/customers/import");
            }
        };
    }

    private static <T extends FilterRegistrationBean<?>> T ordered(T filter, int place) {
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return filter;
    }
}
