package org.customerapi.read.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.application.port.in.ExportCustomers;
import org.customerapi.read.application.port.in.FindCustomer;
import org.customerapi.read.application.port.in.InspectReadModel;
import org.customerapi.read.application.port.in.ReadHistory;
import org.customerapi.read.application.port.in.RebuildReadModel;
import org.customerapi.read.application.port.in.ReportOnCustomers;
import org.customerapi.read.application.port.in.ReviewDeadLetters;
import org.customerapi.read.application.port.in.SearchCustomers;
import org.customerapi.read.application.port.in.WatchReadModel;
import org.customerapi.read.application.port.out.CustomerStatistics;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.DeadLetters;
import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.application.port.out.HistoryMark;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.ProjectionLag;
import org.customerapi.read.application.port.out.ProjectionObserver;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.application.port.out.ReadModelSetup;
import org.customerapi.read.application.port.out.RebuildObserver;
import org.customerapi.read.application.port.out.RebuildRegister;
import org.customerapi.read.application.port.out.Snapshots;
import org.customerapi.read.application.service.Completeness;
import org.customerapi.read.application.service.CustomerExport;
import org.customerapi.read.application.service.CustomerFinder;
import org.customerapi.read.application.service.CustomerHistory;
import org.customerapi.read.application.service.CustomerReports;
import org.customerapi.read.application.service.CustomerSearch;
import org.customerapi.read.application.service.DeadLetterReview;
import org.customerapi.read.application.service.EventProjection;
import org.customerapi.read.application.service.Freshness;
import org.customerapi.read.application.service.ReadModelInspection;
import org.customerapi.read.application.service.ReadModelWatch;
import org.customerapi.read.application.service.Rebuild;
import org.customerapi.telemetry.TelemetryConfiguration;

/** The use cases and what they are made of. */
@Configuration(proxyBeanMethods = false)
@Import(TelemetryConfiguration.class)
class UseCases {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Completeness completeness() {
        return new Completeness();
    }

    @Bean
    Freshness freshness(Customers customers, ReadModel readModel, Clock clock) {
        return new Freshness(customers, readModel, clock);
    }

    @Bean
    ApplyEvents applyEvents(EventHistory history, ReadModel readModel, ProjectionObserver observer, Clock clock) {
        return new EventProjection(history, readModel, observer, clock);
    }

    @Bean
    FindCustomer findCustomer(Freshness freshness) {
        return new CustomerFinder(freshness);
    }

    @Bean
    ReadHistory readHistory(EventHistory events, Freshness freshness) {
        return new CustomerHistory(events, freshness);
    }

    @Bean
    ExportCustomers exportCustomers(
            Customers customers, Snapshots snapshots, Freshness freshness, ReadModelSettings settings) {
        return new CustomerExport(customers, snapshots, freshness, settings.maxExports());
    }

    @Bean
    ReportOnCustomers reportOnCustomers(
            CustomerStatistics statistics, Freshness freshness, Completeness completeness, Clock clock) {
        return new CustomerReports(statistics, freshness, completeness, clock);
    }

    @Bean
    RebuildReadModel rebuildReadModel(
            IndexGenerations generations,
            EventLog log,
            EventHistory history,
            HistoryMark histories,
            RebuildRegister register,
            RebuildObserver observer,
            RebuildThreads threads,
            Clock clock) {
        return new Rebuild(generations, log, history, histories, register, threads, observer, clock);
    }

    @Bean
    RebuildThreads rebuildThreads() {
        return new RebuildThreads();
    }

    @Bean
    WatchReadModel watchReadModel(
            ReadModelSetup setup,
            EventLog log,
            IndexGenerations generations,
            HistoryMark histories,
            Completeness completeness,
            RebuildReadModel rebuildReadModel) {
        return new ReadModelWatch(setup, log, generations, histories, completeness, rebuildReadModel);
    }

    @Bean
    InspectReadModel inspectReadModel(IndexGenerations generations, Completeness completeness, ProjectionLag lag) {
        return new ReadModelInspection(generations, completeness, lag);
    }

    @Bean
    ReviewDeadLetters reviewDeadLetters(DeadLetters letters) {
        return new DeadLetterReview(letters);
    }

    @Bean
    SearchCustomers searchCustomers(
            Customers customers, Snapshots snapshots, Freshness freshness, Completeness completeness) {
        return new CustomerSearch(customers, snapshots, freshness, completeness);
    }
}
