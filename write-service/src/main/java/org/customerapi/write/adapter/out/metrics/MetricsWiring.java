package org.customerapi.write.adapter.out.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RelayObserver;

/** Gives what watches the outbox and its relay. */
@Configuration(proxyBeanMethods = false)
class MetricsWiring {

    @Bean
    RelayObserver relayObserver(MeterRegistry registry) {
        return new MeteredRelay(registry, System::nanoTime);
    }

    @Bean
    OutboxGauges outboxGauges(OutboxQueue queue, HeldEvents held, MeterRegistry registry) {
        return new OutboxGauges(queue, held, registry, System::nanoTime);
    }
}
