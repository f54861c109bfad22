package org.customerapi.write.adapter.out.mysql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

import org.customerapi.write.application.port.in.OutboxAdministration.HeldCustomer;
import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue.Row;

/**
 * The tables {@code outbox_held} and {@code outbox_refusal}. The row of a refusal is the lock of a customer's held
 * events: who holds more shares it, who releases them deletes it.
 */
class MySqlHeldEvents implements HeldEvents {

    private static final int REASON_LENGTH = 500;

    private static final String INSERT_REFUSAL = """
            INSERT INTO outbox_refusal (customer_id, sequence, type, reason, committed_at) VALUES (?, ?, ?, ?, ?)
            """;
    private static final String LIST = """
            SELECT r.customer_id, r.sequence, r.type, r.reason, r.refused_at,
                   (SELECT COUNT(*) FROM outbox_held h WHERE h.customer_id = r.customer_id)
              FROM outbox_refusal r ORDER BY r.refused_at, r.customer_id LIMIT ?
            """;
    private static final String SIZE =
            "SELECT (SELECT COUNT(*) FROM outbox_refusal), (SELECT COUNT(*) FROM outbox_held)";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    MySqlHeldEvents(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Held held() {
        Set<UUID> customers = new HashSet<>();
        List<Instant> written = jdbc.query("SELECT customer_id, committed_at FROM outbox_refusal", (row, number) -> {
            customers.add(Uuids.of(row.getBytes(1)));
            return row.getTimestamp(2).toInstant();
        });
        return new Held(
                customers, written.stream().min(Comparator.naturalOrder()).orElse(null));
    }

    @Override
    public boolean hold(List<Row> rows, List<EventLog.Refusal> refusals, long term) {
        return Boolean.TRUE.equals(transactions.execute(status -> holdInTransaction(rows, refusals, term)));
    }

    private boolean holdInTransaction(List<Row> rows, List<EventLog.Refusal> refusals, long term) {
        if (jdbc.queryForList("SELECT 1 FROM relay_lease WHERE " + MySqlRelayLease.HOLDS + " FOR SHARE", term)
                .isEmpty()) {
            return false;
        }
        jdbc.batchUpdate(INSERT_REFUSAL, refusals, Math.max(1, refusals.size()), MySqlHeldEvents::bind);
        if (!areHeld(rows.stream().map(Row::customerId).collect(Collectors.toSet()))) {
            return false;
        }
        String among = RowIdConditions.among(Row.ids(rows));
        jdbc.update("INSERT INTO outbox_held SELECT * FROM outbox WHERE " + among);
        jdbc.update("DELETE FROM outbox WHERE " + among);
        return true;
    }

    private boolean areHeld(Set<UUID> customers) {
        String places = String.join(",", customers.stream().map(id -> "?").toList());
        return jdbc.queryForList(
                                "SELECT 1 FROM outbox_refusal WHERE customer_id IN (" + places + ") FOR SHARE",
                                customers.stream().map(Uuids::bytes).toArray())
                        .size()
                == customers.size();
    }

    private static void bind(PreparedStatement insert, EventLog.Refusal refusal) throws SQLException {
        Row row = refusal.row();
        String reason = refusal.reason();
        insert.setBytes(1, Uuids.bytes(row.customerId()));
        insert.setLong(2, row.sequence());
        insert.setString(3, row.type());
        insert.setString(4, reason.substring(0, Math.min(reason.length(), REASON_LENGTH)));
        insert.setTimestamp(5, Timestamp.from(row.committedAt()));
    }

    @Override
    public List<HeldCustomer> list(int limit) {
        return jdbc.query(LIST, (row, number) -> customer(row), limit);
    }

    private static HeldCustomer customer(ResultSet row) throws SQLException {
        return new HeldCustomer(
                Uuids.of(row.getBytes(1)),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getLong(6));
    }

    @Override
    public int release(UUID customer) {
        return Objects.requireNonNull(transactions.execute(status -> releaseInTransaction(Uuids.bytes(customer))));
    }

    private int releaseInTransaction(byte[] customer) {
        if (jdbc.update("DELETE FROM outbox_refusal WHERE customer_id = ?", customer) == 0) {
            return 0;
        }
        int released = jdbc.update("INSERT INTO outbox SELECT * FROM outbox_held WHERE customer_id = ?", customer);
        jdbc.update("DELETE FROM outbox_held WHERE customer_id = ?", customer);
        return released;
    }

    @Override
    public Size size() {
        return Objects.requireNonNull(
                jdbc.queryForObject(SIZE, (row, number) -> new Size(row.getLong(1), row.getLong(2))));
    }
}
