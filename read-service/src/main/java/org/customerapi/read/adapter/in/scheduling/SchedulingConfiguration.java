package org.customerapi.read.adapter.in.scheduling;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.read.application.port.in.WatchReadModel;

/** What is done again and again. */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    @Bean
    ReadModelLooks readModelLooks(WatchReadModel watch) {
        return new ReadModelLooks(watch);
    }
}
