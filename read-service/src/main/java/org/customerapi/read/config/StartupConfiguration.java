package org.customerapi.read.config;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.read.application.port.in.WatchReadModel;
import org.customerapi.read.application.port.out.EventSource;

/** What has to be there before queries are answered and events are applied. */
@Configuration(proxyBeanMethods = false)
class StartupConfiguration {

    private static final Logger log = LoggerFactory.getLogger(StartupConfiguration.class);

    private static final String READ_MODEL = "make or check the read model's index";
    private static final String TOPICS = "make the topics where they are missing";
    private static final String PROJECTION = "start to apply events";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    Startup startup(WatchReadModel readModel, EventSource events, ApplicationContext service) {
        return new Startup(
                List.of(
                        new Startup.Step(READ_MODEL, readModel::prepare),
                        new Startup.Step(TOPICS, events::prepare),
                        new Startup.Step(PROJECTION, events::start)),
                PAUSE,
                hopeless -> end(service, hopeless));
    }

    /**
     * In a thread of its own, since the one that found it out is among those that this ends; not a daemon, lest the virtual
     * machine ends without the status.
     */
    private static void end(ApplicationContext service, UnusableSetting hopeless) {
        log.error("The service ends, since it cannot run so: {}", hopeless.getMessage());
        Thread.ofPlatform()
                .name("end")
                .daemon(false)
                .start(() -> System.exit(SpringApplication.exit(service, () -> 1)));
    }

    @Bean
    HealthIndicator readModelHealthIndicator(Startup startup, WatchReadModel readModel) {
        return () -> {
            boolean there = startup.problemOf(READ_MODEL) == null && !readModel.isMissing();
            return there
                    ? Health.up().build()
                    : Health.down().withDetail("waitsFor", READ_MODEL).build();
        };
    }
}
