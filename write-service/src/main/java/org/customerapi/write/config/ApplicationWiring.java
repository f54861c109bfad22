package org.customerapi.write.config;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import org.customerapi.telemetry.TelemetryConfiguration;
import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.ImportCustomers;
import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.application.port.out.IdempotencyRecords;
import org.customerapi.write.application.port.out.Outbox;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.service.AdmittedCommands;
import org.customerapi.write.application.service.AdmittedImports;
import org.customerapi.write.application.service.CommandPipeline;
import org.customerapi.write.application.service.CustomerImport;
import org.customerapi.write.application.service.GroupCommit;
import org.customerapi.write.application.service.LogComparison;
import org.customerapi.write.domain.customer.PhoneFormat;

/** Wires the use cases to their ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WriteSettings.class, JwtSettings.class, LoginSettings.class})
@EnableScheduling
@Import(TelemetryConfiguration.class)
class ApplicationWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** UUIDv7 (RFC 9562): sorted by time, so rows and index entries of new customers lie together. */
    @Bean
    Supplier<UUID> ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    /** Two threads: measuring the outbox does not wait for housekeeping. */
    @Bean
    TaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        scheduler.setThreadNamePrefix("scheduling-");
        return scheduler;
    }

    @Bean
    GroupCommit groupCommit(
            UnitOfWork unitOfWork,
            Customers customers,
            Outbox outbox,
            IdempotencyRecords records,
            Clock clock,
            Supplier<UUID> ids) {
        return new GroupCommit(unitOfWork, customers, outbox, records, clock, ids);
    }

    @Bean
    CommandPipeline commandPipeline(
            WriteSettings settings, GroupCommit groups, RelayNudge relay, MeterRegistry registry) {
        WriteSettings.Commands commands = settings.commands();
        CommandPipeline pipeline = new CommandPipeline(
                commands.capacity(),
                commands.workers(),
                commands.groupLimit(),
                settings.http().patience(),
                groups,
                new MeteredCommands(relay, registry));
        registry.gauge("command_queue_depth", pipeline, CommandPipeline::waiting);
        return pipeline;
    }

    @Bean
    @Primary
    CustomerCommands admittedCommands(CommandPipeline pipeline, LogComparison comparison) {
        return new AdmittedCommands(pipeline, comparison);
    }

    @Bean
    ImportCustomers importCustomers(
            CustomerCommands commands,
            LogComparison comparison,
            PhoneFormat phones,
            Supplier<UUID> ids,
            WriteSettings settings) {
        WriteSettings.Commands limits = settings.commands();
        CustomerImport imports = new CustomerImport(
                commands, phones, ids, limits.importWindow(), limits.importPatience(), System::nanoTime);
        return new AdmittedImports(imports, comparison);
    }
}
