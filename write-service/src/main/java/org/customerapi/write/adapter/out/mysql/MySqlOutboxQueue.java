package org.customerapi.write.adapter.out.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.transaction.support.TransactionOperations;

import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RowIds;

/** The table {@code outbox}, read from its oldest end. */
class MySqlOutboxQueue implements OutboxQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlOutboxQueue.class);

    /** Characters of the column. */
    private static final int NOTE = 5_000;

    /**
     * One statement, so that the clock is read before the look and an idle relay costs one round trip. Without an order of
     * the whole, MySQL hands the rows on as it meets them rather than through a table on disk.
     */
    private static final String OLDEST = """
            (SELECT CURRENT_TIMESTAMP(6), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            UNION ALL
            (SELECT NULL, id, customer_id, sequence, event_id, type, occurred_at, committed_at, trace_parent, payload
               FROM outbox WHERE""";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    MySqlOutboxQueue(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Page oldest(int limit, RowIds leaving) {
        String statement = OLDEST + " " + RowIdConditions.except(leaving) + " ORDER BY id LIMIT ?)";
        return Objects.requireNonNull(jdbc.query(statement, (ResultSetExtractor<Page>) MySqlOutboxQueue::page, limit));
    }

    private static Page page(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        Instant readAt = Instant.MIN;
        while (result.next()) {
            if (result.getObject(2) == null) {
                readAt = time(result, 1);
            } else {
                rows.add(row(result));
            }
        }
        rows.sort(Comparator.comparingLong(Row::id));
        return new Page(rows, readAt);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(2),
                Uuids.of(row.getBytes(3)),
                row.getLong(4),
                Uuids.of(row.getBytes(5)),
                row.getString(6),
                time(row, 7),
                time(row, 8),
                row.getString(9),
                row.getString(10));
    }

    /** Times are kept in UTC; a calendar would cost more than all else of the row. */
    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    @Override
    public boolean remove(RowIds ids, long term) {
        String statement = "DELETE FROM outbox WHERE " + RowIdConditions.among(ids)
                + " AND EXISTS (SELECT 1 FROM relay_lease WHERE id = 1 AND term = ?)";
        return jdbc.update(statement, term) == ids.size();
    }

    @Override
    public boolean remove(RowIds ids, RowIds rest, long term) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean removed = note(rest, term)
                    && jdbc.update("DELETE FROM outbox WHERE " + RowIdConditions.among(ids)) == ids.size();
            if (!removed) {
                status.setRollbackOnly();
            }
            return removed;
        }));
    }

    @Override
    public boolean note(RowIds ids, long term) {
        // Matched rows are counted, changed or not.
        return jdbc.update("UPDATE relay_lease SET acknowledged = ? WHERE id = 1 AND term = ?", text(ids), term) == 1;
    }

    private static String text(RowIds ids) {
        String text = ids.toString();
        return text.length() <= NOTE ? text : text.substring(0, text.lastIndexOf(',', NOTE));
    }

    @Override
    public RowIds noted() {
        RowIds noted = note();
        if (noted.isEmpty()) {
            return noted;
        }
        String count = "SELECT COUNT(*) FROM outbox WHERE " + RowIdConditions.among(noted);
        long found = Objects.requireNonNull(jdbc.queryForObject(count, Long.class));
        if (found == noted.size()) {
            return noted;
        }
        LOG.atWarn()
                .addKeyValue("noted", noted)
                .addKeyValue("found", found)
                .log(
                        "Rows are gone from the outbox that were noted as acknowledged; the others of them are sent again");
        return RowIds.NONE;
    }

    private RowIds note() {
        String text = jdbc.queryForObject("SELECT acknowledged FROM relay_lease WHERE id = 1", String.class);
        return RowIds.parse(Objects.requireNonNull(text));
    }

    @Override
    public Depth depth() {
        RowIds noted = note();
        String statement = """
                SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE %1$s LIMIT 1000000) counted),
                       COALESCE(TIMESTAMPDIFF(MICROSECOND,
                         (SELECT committed_at FROM outbox WHERE %1$s ORDER BY id LIMIT 1), CURRENT_TIMESTAMP(6)), 0) / 1e6
                """.formatted(RowIdConditions.except(noted));
        return Objects.requireNonNull(jdbc.queryForObject(
                statement, (row, number) -> new Depth(row.getLong(1), row.getDouble(2), noted.size())));
    }
}
