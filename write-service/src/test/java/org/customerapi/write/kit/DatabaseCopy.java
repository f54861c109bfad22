package org.customerapi.write.kit;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.Servers;
import org.customerapi.write.kit.RunningWriteService.Home;

/** The tables of a write-service as they are now, to be put back later: what a restore to a point in time does. */
public final class DatabaseCopy {

    private static final List<String> TABLES =
            List.of("customer", "outbox", "outbox_held", "outbox_refusal", "relay_lease", "idempotency");

    private final JdbcTemplate jdbc;

    private DatabaseCopy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Copies the tables beside themselves. */
    public static DatabaseCopy of(Servers servers, Home home) {
        MySqlServer mysql = servers.mysql();
        JdbcTemplate jdbc = new JdbcTemplate(
                new DriverManagerDataSource(mysql.jdbcUrl(home.database()), mysql.user(), mysql.password()));
        for (String table : TABLES) {
            jdbc.execute("CREATE TABLE copy_" + table + " LIKE " + table);
            fill(jdbc, "copy_" + table, table);
        }
        return new DatabaseCopy(jdbc);
    }

    /** Puts all rows back; ids of the outbox are given anew from there on. */
    public void putBack() {
        for (String table : TABLES) {
            jdbc.execute("TRUNCATE TABLE " + table);
            fill(jdbc, table, "copy_" + table);
        }
    }

    private static void fill(JdbcTemplate jdbc, String to, String from) {
        List<String> columns = jdbc.queryForList("""
                        SELECT column_name FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%GENERATED%'
                         ORDER BY ordinal_position
                        """, String.class, from);
        String names = String.join(", ", columns);
        jdbc.execute("INSERT INTO " + to + " (" + names + ") SELECT " + names + " FROM " + from);
    }
}
