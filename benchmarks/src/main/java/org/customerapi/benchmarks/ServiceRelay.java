package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import org.customerapi.contracts.Topics;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;

/**
 * The relay within the running write-service. It is held back as another instance would hold it back, by the lease; its
 * writers post customers, since what is written behind the service's back would not nudge it.
 */
final class ServiceRelay implements Relay {

    private static final String TAKE_LEASE = """
            UPDATE relay_lease SET term = term + 1, holder = 'benchmark', expires_at = NOW(6) + INTERVAL 1 DAY
             WHERE id = 1""";
    private static final String GIVE_LEASE_BACK = "UPDATE relay_lease SET expires_at = NOW(6) WHERE id = 1";
    private static final Pattern PASSIVE = Pattern.compile("outbox_relay_active_term\\S* 0\\.0");
    private static final long PAUSE_NANOS = 100_000_000;

    private final OutboxTable outbox;
    private final int port;
    private final String token;

    ServiceRelay(Stack stack) {
        this.outbox = OutboxTable.ofWriteService(stack.mysql());
        this.port = stack.part(Part.WRITE_SERVICE).port();
        this.token = WriteBenchmark.logIn(stack);
    }

    @Override
    public String topic() {
        return Topics.CUSTOMER_EVENTS;
    }

    @Override
    public OutboxTable outbox() {
        return outbox;
    }

    @Override
    public void hold() {
        awaitEmpty();
        execute(TAKE_LEASE);
        try (LeanHttp http = new LeanHttp(port)) {
            while (!PASSIVE.matcher(http.call("GET", "/metrics", token, "text/plain", "")
                            .body())
                    .find()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void letGo() {
        execute(GIVE_LEASE_BACK);
    }

    /** Returns once the rows of what was sent are deleted, too. */
    void awaitEmpty() {
        try (Connection connection = outbox.connect();
                Statement statement = connection.createStatement()) {
            while (isFilled(statement)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean isFilled(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM outbox LIMIT 1")) {
            return row.next();
        }
    }

    private void execute(String sql) {
        try (Connection connection = outbox.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public Writer writer() {
        return new Posts(new LeanHttp(port), token);
    }

    private record Posts(LeanHttp http, String token) implements Writer {

        @Override
        public void write() throws IOException {
            http.register(token, Samples.CUSTOMER);
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
