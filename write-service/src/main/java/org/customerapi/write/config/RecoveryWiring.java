package org.customerapi.write.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import org.customerapi.write.application.port.in.RecoverCustomers;
import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.application.port.out.EventHistory;
import org.customerapi.write.application.port.out.RecoveredDatabase;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.service.CustomerRecovery;

/** Wires the recovery, which only its command asks for. */
@Configuration(proxyBeanMethods = false)
class RecoveryWiring {

    @Bean
    @Lazy
    RecoverCustomers recoverCustomers(
            EventHistory history, RecoveredDatabase database, Customers customers, UnitOfWork unitOfWork) {
        return new CustomerRecovery(history, database, customers, unitOfWork);
    }
}
