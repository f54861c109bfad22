package org.customerapi.read.adapter.out.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.read.application.port.out.ProjectionObserver;
import org.customerapi.read.application.port.out.RebuildObserver;

/** What watches the projection and rebuilds. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    ProjectionObserver projectionObserver(MeterRegistry registry) {
        return new MicrometerProjectionObserver(registry);
    }

    @Bean
    RebuildObserver rebuildObserver() {
        return new LoggedRebuildObserver();
    }
}
