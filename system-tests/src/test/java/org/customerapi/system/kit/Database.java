package org.customerapi.system.kit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.stack.Stack;

/** Reads MySQL behind the write-service's back. */
public final class Database {

    private Database() {}

    /** The version of every customer, by id. */
    public static Map<String, Long> versions(Stack stack) {
        return query(stack, "SELECT BIN_TO_UUID(id), version FROM customer", rows -> {
            Map<String, Long> versions = new HashMap<>();
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
            return versions;
        });
    }

    /** How many rows a table has. */
    public static long rows(Stack stack, String table) {
        return query(stack, "SELECT COUNT(*) FROM " + table, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** Ranges of ids of acknowledged rows that stay in the outbox for now, as the relay has noted them. */
    public static String notedRows(Stack stack) {
        return query(stack, "SELECT acknowledged FROM relay_lease", rows -> {
            rows.next();
            return rows.getString(1);
        });
    }

    private interface Reading<T> {
        T from(ResultSet rows) throws SQLException;
    }

    private static <T> T query(Stack stack, String sql, Reading<T> reading) {
        MySqlServer mysql = stack.mysql();
        try (Connection connection =
                        DriverManager.getConnection(mysql.jdbcUrl("customers"), mysql.user(), mysql.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reading.from(rows);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
