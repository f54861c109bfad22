package org.customerapi.telemetry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives a service its telemetry, under its {@code spring.application.name}. */
@Configuration(proxyBeanMethods = false)
public class TelemetryConfiguration {

    @Bean
    Telemetry telemetry(Environment environment) {
        return Telemetry.from(environment.getRequiredProperty("spring.application.name"), environment::getProperty);
    }
}
