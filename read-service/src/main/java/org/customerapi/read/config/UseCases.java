package org.customerapi.read.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.application.port.in.FindCustomer;
import org.customerapi.read.application.port.in.SearchCustomers;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.ProjectionObserver;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.application.service.Completeness;
import org.customerapi.read.application.service.CustomerFinder;
import org.customerapi.read.application.service.CustomerSearch;
import org.customerapi.read.application.service.EventProjection;
import org.customerapi.read.application.service.Freshness;

/** The use cases and what they are made of. */
@Configuration(proxyBeanMethods = false)
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
    ApplyEvents applyEvents(ReadModel readModel, ProjectionObserver observer, Clock clock) {
        return new EventProjection(readModel, observer, clock);
    }

    @Bean
    FindCustomer findCustomer(Customers customers, Freshness freshness) {
        return new CustomerFinder(customers, freshness);
    }

    @Bean
    SearchCustomers searchCustomers(Customers customers, Freshness freshness, Completeness completeness) {
        return new CustomerSearch(customers, freshness, completeness);
    }
}
