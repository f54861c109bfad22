package org.customerapi.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

import org.customerapi.localstack.MySqlServer;

/**
 * An outbox in MySQL, filled behind the back of any service.
 *
 * @param database where its table {@code outbox} is
 * @param insert adds a row; its parameters are the customer's id, the event's id, and the value
 * @param delete deletes an event by its id, in the transaction that inserts it; empty to leave it there
 * @param complete makes of the rows what a service would find; empty when it does not look
 * @param binaryIds whether ids are sixteen bytes rather than text
 */
record OutboxTable(
        MySqlServer mysql, String database, String insert, String delete, String complete, boolean binaryIds) {

    /** A relay compares the newest events of each partition with the versions of their customers before it sends. */
    private static final String NEWEST_CUSTOMERS = """
            INSERT INTO customer (id, first_name, tags, metadata, version, created_at, updated_at)
            SELECT customer_id, 'A', '[]', '{}', 1, occurred_at, occurred_at FROM outbox ORDER BY id DESC LIMIT 5000""";

    private static final String OPTIONS =
            "?rewriteBatchedStatements=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
    private static final int ROWS_A_COMMIT = 1_000;
    private static final long PAUSE_NANOS = 50_000_000;

    /** The table of the write-service, with the rows that it would write itself; its relay deletes them. */
    static OutboxTable ofWriteService(MySqlServer mysql) {
        return new OutboxTable(mysql, "customers", """
                INSERT INTO outbox (customer_id, sequence, event_id, type, occurred_at, payload)
                VALUES (?, 1, ?, 'org.customerapi.customer.created.v1', NOW(3), ?)""", "", NEWEST_CUSTOMERS, true);
    }

    /** A new table as Debezium's outbox router expects it. */
    static OutboxTable forRouter(MySqlServer mysql) {
        OutboxTable table = new OutboxTable(mysql, mysql.createDatabase(), """
                INSERT INTO outbox (aggregateid, id, aggregatetype, sequence, type, occurred_at, payload)
                VALUES (?, ?, 'customer', 1, 'org.customerapi.customer.created.v1', NOW(3), ?)""", "", "", false);
        try (Connection connection = table.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE outbox (
                      id            CHAR(36)     NOT NULL PRIMARY KEY,
                      aggregateid   CHAR(36)     NOT NULL,
                      aggregatetype VARCHAR(100) NOT NULL,
                      sequence      BIGINT       NOT NULL,
                      type          VARCHAR(100) NOT NULL,
                      occurred_at   DATETIME(3)  NOT NULL,
                      payload       MEDIUMTEXT   NOT NULL
                    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin""");
            return table;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The same table, in which no row stays: each is deleted by the transaction that inserts it. */
    OutboxTable keptEmpty() {
        return new OutboxTable(mysql, database, insert, "DELETE FROM outbox WHERE id = ?", complete, binaryIds);
    }

    Connection connect() {
        try {
            return DriverManager.getConnection(mysql.jdbcUrl(database) + OPTIONS, mysql.user(), mysql.password());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Adds so many rows, each of another customer. */
    void fill(int rows) {
        try (Connection connection = connect();
                OutboxRows written = new OutboxRows(this, connection);
                Statement statement = connection.createStatement()) {
            for (int row = 1; row <= rows; row++) {
                written.add(SampleEvent.ofSomebodyNew(row));
                if (row % ROWS_A_COMMIT == 0 || row == rows) {
                    written.commit();
                }
            }
            if (!complete.isEmpty()) {
                statement.executeUpdate(complete);
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Waits until all that is in it has been relayed. */
    void awaitEmpty() {
        try (Connection connection = connect();
                PreparedStatement first = connection.prepareStatement("SELECT id FROM outbox LIMIT 1")) {
            while (hasRow(first)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean hasRow(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }
}
