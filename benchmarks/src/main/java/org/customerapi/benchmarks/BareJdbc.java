package org.customerapi.benchmarks;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

import org.customerapi.localstack.MySqlServer;

/** Writes the two rows of a new customer, and nothing else: the raw limit of the write side. */
final class BareJdbc implements Load.Client {

    private static final String CUSTOMER =
            "INSERT INTO customer (id, first_name, last_name, company, city, country, tags, metadata, version, created_at,"
                    + " updated_at) VALUES (?, ?, ?, ?, ?, ?, '[]', '{}', 1, NOW(3), NOW(3))";
    private static final String OUTBOX =
            "INSERT INTO outbox (customer_id, sequence, event_id, type, occurred_at, payload)"
                    + " VALUES (?, 1, ?, 'org.customerapi.customer.created.v1', NOW(3), ?)";

    private final Connection connection;
    private final PreparedStatement customers;
    private final PreparedStatement outbox;
    private final int group;

    /**
     * Connects.
     *
     * @param group customers a transaction
     */
    BareJdbc(MySqlServer mysql, String database, int group) {
        this.group = group;
        try {
            connection = DriverManager.getConnection(
                    mysql.jdbcUrl(database) + "?rewriteBatchedStatements=true", mysql.user(), mysql.password());
            connection.setAutoCommit(false);
            customers = connection.prepareStatement(CUSTOMER);
            outbox = connection.prepareStatement(OUTBOX);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Makes a database with the same two tables, whose rows no relay works off meanwhile. */
    static String tablesLikeThoseOf(MySqlServer mysql, String database) {
        String bare = mysql.createDatabase();
        try (Connection connection = DriverManager.getConnection(mysql.jdbcUrl(bare), mysql.user(), mysql.password());
                Statement statement = connection.createStatement()) {
            for (String table : List.of("customer", "outbox")) {
                statement.execute("CREATE TABLE " + table + " LIKE " + database + "." + table);
            }
            return bare;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public int call() throws SQLException {
        for (int i = 0; i < group; i++) {
            byte[] id = random();
            customers.setBytes(1, id);
            customers.setString(2, Samples.FIRST_NAME);
            customers.setString(3, Samples.LAST_NAME);
            customers.setString(4, Samples.COMPANY);
            customers.setString(5, Samples.CITY);
            customers.setString(6, Samples.COUNTRY);
            customers.addBatch();
            outbox.setBytes(1, id);
            outbox.setBytes(2, random());
            outbox.setString(3, Samples.EVENT);
            outbox.addBatch();
        }
        customers.executeBatch();
        outbox.executeBatch();
        connection.commit();
        return group;
    }

    private static byte[] random() {
        UUID uuid = UUID.randomUUID();
        return ByteBuffer.allocate(16)
                .putLong(System.nanoTime())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
