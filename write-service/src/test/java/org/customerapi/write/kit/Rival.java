package org.customerapi.write.kit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import org.awaitility.Awaitility;

/** A transaction of somebody else on a service's database, such as one of another instance. */
public final class Rival implements AutoCloseable {

    private final RunningWriteService service;
    private final Connection connection;

    private Rival(RunningWriteService service, Connection connection) {
        this.service = service;
        this.connection = connection;
    }

    /** Begins one. */
    public static Rival of(RunningWriteService service) throws SQLException {
        Connection connection =
                Objects.requireNonNull(service.jdbc().getDataSource()).getConnection();
        connection.setAutoCommit(false);
        return new Rival(service, connection);
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Locks a customer as a command does. */
    public void lock(String customerId) throws SQLException {
        execute("SELECT 1 FROM customer WHERE id = UUID_TO_BIN('" + customerId + "') FOR UPDATE");
    }

    /** Waits until some transaction waits for a lock. */
    public void awaitLockWait() {
        Awaitility.await()
                .until(() -> service.rows("information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'") == 1);
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
