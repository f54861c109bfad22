package org.customerapi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.localstack.process.Ports;
import org.customerapi.localstack.process.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers(Server.MYSQL)
class MySqlServerIT {

    @Test
    void givesEveryTestADatabaseOfItsOwn(Servers servers) throws SQLException {
        String first = servers.mysql().createDatabase();
        String second = servers.mysql().createDatabase();

        execute(servers.mysql(), first, "CREATE TABLE customer (name VARCHAR(50))");
        execute(servers.mysql(), second, "CREATE TABLE customer (name VARCHAR(50))");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void keepsAnyUnicodeAndCountsTimeInUtc(Servers servers) throws SQLException {
        assertThat(query(servers.mysql(), "SELECT 'Åsa 😀'")).isEqualTo("Åsa 😀");
        assertThat(query(servers.mysql(), "SELECT @@time_zone")).isEqualTo("+00:00");
    }

    @Test
    void isAsDurableAsMySqlComes(Servers servers) throws SQLException {
        assertThat(query(
                        servers.mysql(),
                        "SELECT CONCAT_WS(' ', @@innodb_flush_log_at_trx_commit, @@sync_binlog, @@log_bin)"))
                .isEqualTo("1 1 1");
    }

    @Test
    void keepsCommittedRowsWhenItIsKilled() throws SQLException {
        try (Servers servers = Servers.dedicated(Server.MYSQL)) {
            MySqlServer mysql = servers.mysql();
            String database = mysql.createDatabase();
            execute(mysql, database, "CREATE TABLE customer (name VARCHAR(50))");
            execute(mysql, database, "INSERT INTO customer VALUES ('Maria')");

            mysql.kill();
            mysql.start();

            assertThat(query(mysql, "SELECT name FROM " + database + ".customer"))
                    .isEqualTo("Maria");
        }
    }

    @Test
    void startsAfterAFirstStartThatWasCutOff(@TempDir Path folder) throws IOException, SQLException {
        Place place = Place.below(folder, "mysql", Ports.free());
        for (String unfinished : List.of("unfinished", "data.unfinished")) {
            Files.createDirectories(place.data().resolve(unfinished).resolve("mysql"));
        }
        MySqlServer mysql = (MySqlServer) Server.MYSQL.at(Workspace.current(), place);
        try {
            mysql.start();
            assertThat(query(mysql, "SELECT 1")).isEqualTo("1");
        } finally {
            mysql.retire();
        }
    }

    private static void execute(MySqlServer mysql, String database, String sql) throws SQLException {
        try (Connection connection = connect(mysql, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(MySqlServer mysql, String sql) throws SQLException {
        try (Connection connection = connect(mysql, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(MySqlServer mysql, String database) throws SQLException {
        return DriverManager.getConnection(mysql.jdbcUrl(database), mysql.user(), mysql.password());
    }
}
