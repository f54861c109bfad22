package org.customerapi.write.adapter.out.mysql;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Connections for the outbox relay alone. It never waits for one behind the commands, and each of its statements is a
 * transaction of its own, whereas the connections of the commands are never in that mode: to switch it costs two round
 * trips a commit.
 */
@Configuration(proxyBeanMethods = false)
class RelayConnections {

    /** For the lease, what is read, what is deleted, the measuring of the outbox and its administration, one each. */
    private static final int MOST = 5;

    private static final long KEEPALIVE_MILLIS = 30_000;

    @Bean(defaultCandidate = false)
    @Qualifier("relay")
    HikariDataSource relayDataSource(DataSourceProperties properties) {
        HikariDataSource connections = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        connections.setPoolName("relay");
        connections.setMaximumPoolSize(MOST);
        connections.setMinimumIdle(1);
        connections.setConnectionTimeout(3_000);
        connections.setKeepaliveTime(KEEPALIVE_MILLIS);
        connections.setExceptionOverride(new ReadOnlyServers());
        connections.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return connections;
    }

    @Bean(defaultCandidate = false)
    @Qualifier("relay")
    JdbcTemplate relayJdbc(@Qualifier("relay") HikariDataSource connections) {
        return new JdbcTemplate(connections);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("relay")
    TransactionTemplate relayTransactions(@Qualifier("relay") HikariDataSource connections) {
        return new TransactionTemplate(new JdbcTransactionManager(connections));
    }
}
