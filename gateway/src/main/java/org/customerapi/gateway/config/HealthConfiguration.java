package org.customerapi.gateway.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.jetty.client.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.gateway.forward.PartAddresses;
import org.customerapi.gateway.health.PartsHealth;

/** Wires the health of the parts into {@code /health}. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean(destroyMethod = "close")
    ExecutorService partsExecutor() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    PartsHealth parts(HttpClient partsClient, PartAddresses addresses, Clock clock, ExecutorService partsExecutor) {
        return new PartsHealth(partsClient, addresses, clock, partsExecutor);
    }
}
