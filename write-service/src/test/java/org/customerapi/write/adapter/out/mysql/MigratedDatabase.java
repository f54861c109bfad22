package org.customerapi.write.adapter.out.mysql;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.Servers;

/** A new database with the tables of this version, by one connection. */
record MigratedDatabase(SingleConnectionDataSource connection) implements AutoCloseable {

    static MigratedDatabase on(Servers servers) {
        MySqlServer mysql = servers.mysql();
        String url = mysql.jdbcUrl(mysql.createDatabase()) + "?connectionTimeZone=UTC&rewriteBatchedStatements=true";
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(url, mysql.user(), mysql.password(), true);
        Flyway.configure().dataSource(connection).load().migrate();
        return new MigratedDatabase(connection);
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(connection);
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(connection));
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
