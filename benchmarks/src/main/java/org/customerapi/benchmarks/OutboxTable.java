package org.customerapi.benchmarks;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

import org.customerapi.localstack.MySqlServer;

/**
 * An outbox in MySQL, filled behind the back of any service.
 *
 * @param database where its table {@code outbox} is
 * @param insert adds a row; its parameters are the customer's id, the event's id, and the value
 * @param binaryIds whether ids are sixteen bytes rather than text
 */
record OutboxTable(MySqlServer mysql, String database, String insert, boolean binaryIds) {

    private static final int ROWS_A_COMMIT = 1_000;

    /** The table of the write-service, with the rows that it would write itself. */
    static OutboxTable ofWriteService(MySqlServer mysql) {
        return new OutboxTable(mysql, "customers", """
                INSERT INTO outbox (customer_id, sequence, event_id, type, occurred_at, payload)
                VALUES (?, 1, ?, 'org.customerapi.customer.created.v1', NOW(3), ?)""", true);
    }

    /** A new table as Debezium's outbox router expects it; every transaction that writes to it writes nothing else. */
    static OutboxTable forRouter(MySqlServer mysql) {
        OutboxTable table = new OutboxTable(mysql, mysql.createDatabase(), """
                INSERT INTO outbox (aggregateid, id, aggregatetype, type, payload)
                VALUES (?, ?, 'customer', 'org.customerapi.customer.created.v1', ?)""", false);
        try (Connection connection = table.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE outbox (
                      seq BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                      aggregateid CHAR(36) NOT NULL,
                      id CHAR(36) NOT NULL,
                      aggregatetype VARCHAR(100) NOT NULL,
                      type VARCHAR(100) NOT NULL,
                      payload MEDIUMTEXT NOT NULL
                    ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin""");
            return table;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Connection connect() {
        try {
            return DriverManager.getConnection(
                    mysql.jdbcUrl(database) + "?rewriteBatchedStatements=true", mysql.user(), mysql.password());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Adds so many rows, each of another customer. */
    void fill(int rows) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            connection.setAutoCommit(false);
            for (int row = 1; row <= rows; row++) {
                bind(statement, SampleEvent.ofSomebodyNew(row));
                statement.addBatch();
                if (row % ROWS_A_COMMIT == 0 || row == rows) {
                    statement.executeBatch();
                    connection.commit();
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void bind(PreparedStatement statement, SampleEvent event) throws SQLException {
        setId(statement, 1, UUID.fromString(event.customer()));
        setId(statement, 2, UUID.randomUUID());
        statement.setString(3, event.value());
    }

    private void setId(PreparedStatement statement, int index, UUID id) throws SQLException {
        if (binaryIds) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            statement.setBytes(index, bytes.array());
        } else {
            statement.setString(index, id.toString());
        }
    }
}
