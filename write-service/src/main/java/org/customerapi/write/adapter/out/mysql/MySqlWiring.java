package org.customerapi.write.adapter.out.mysql;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.write.application.port.out.CustomerVersions;
import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.IdempotencyRecords;
import org.customerapi.write.application.port.out.Outbox;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RecoveredDatabase;
import org.customerapi.write.application.port.out.RefreshTokens;
import org.customerapi.write.application.port.out.RelayLease;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.port.out.Users;

/** Gives the ports that MySQL serves. */
@Configuration(proxyBeanMethods = false)
class MySqlWiring {

    @Bean
    MySqlCheck mySqlCheck(Clock clock) {
        return new MySqlCheck(clock);
    }

    @Bean
    UnitOfWork unitOfWork(PlatformTransactionManager transactions) {
        return new MySqlUnitOfWork(new TransactionTemplate(transactions));
    }

    @Bean
    Customers customers(CustomerRows rows, JdbcTemplate jdbc) {
        return new MySqlCustomers(rows, new CustomerInserts(jdbc), JdbcClient.create(jdbc));
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, JsonMapper json) {
        return new MySqlOutbox(jdbc, json);
    }

    @Bean
    CustomerVersions customerVersions(@Qualifier("relay") JdbcTemplate jdbc) {
        return new MySqlCustomerVersions(jdbc);
    }

    @Bean
    RecoveredDatabase recoveredDatabase(@Qualifier("relay") JdbcTemplate own, JdbcTemplate shared) {
        return new MySqlRecoveredDatabase(own, shared);
    }

    @Bean
    OutboxQueue outboxQueue(@Qualifier("relay") JdbcTemplate jdbc) {
        return new MySqlOutboxQueue(jdbc);
    }

    @Bean
    HeldEvents heldEvents(@Qualifier("relay") JdbcTemplate jdbc, @Qualifier("relay") TransactionTemplate transactions) {
        return new MySqlHeldEvents(jdbc, transactions);
    }

    @Bean
    RelayLease relayLease(
            @Qualifier("relay") JdbcTemplate jdbc,
            @Qualifier("relay") TransactionTemplate transactions,
            Supplier<UUID> ids) {
        return new MySqlRelayLease(jdbc, transactions, ids.get().toString());
    }

    @Bean
    IdempotencyRecords idempotencyRecords(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        return new MySqlIdempotencyRecords(jdbc, json, clock);
    }

    @Bean
    Users users(JdbcTemplate jdbc, Clock clock) {
        return new MySqlUsers(jdbc, clock);
    }

    @Bean
    RefreshTokens refreshTokens(JdbcTemplate jdbc) {
        return new MySqlRefreshTokens(jdbc);
    }
}
