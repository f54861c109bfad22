package org.customerapi.write.adapter.out.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

import org.customerapi.write.application.port.out.OutboxQueue;

/** The table {@code outbox}, read from its oldest end. */
class MySqlOutboxQueue implements OutboxQueue {

    private static final String DEPTH = """
            SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM outbox LIMIT 1000000) counted),
                   COALESCE(TIMESTAMPDIFF(MICROSECOND,
                     (SELECT committed_at FROM outbox ORDER BY id LIMIT 1), CURRENT_TIMESTAMP(6)), 0) / 1e6
            """;

    private final JdbcTemplate jdbc;

    MySqlOutboxQueue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page oldest(int limit, List<Row> but) {
        return Objects.requireNonNull(
                jdbc.query(oldestBut(but), (ResultSetExtractor<Page>) MySqlOutboxQueue::page, limit));
    }

    /** One statement, so that the clock is read before the look and an idle relay costs one round trip. No row has the id 0. */
    private static String oldestBut(List<Row> but) {
        return """
            SELECT CURRENT_TIMESTAMP(6), o.*
              FROM (SELECT 1 AS one) always LEFT JOIN (
                SELECT id, customer_id, sequence, event_id, type, occurred_at, committed_at, trace_parent, payload
                  FROM outbox WHERE id NOT IN (%s) ORDER BY id LIMIT ?) o ON TRUE
             ORDER BY o.id
            """.formatted(but.isEmpty() ? "0" : ids(but));
    }

    private static Page page(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        Instant readAt = Instant.MIN;
        while (result.next()) {
            readAt = result.getTimestamp(1).toInstant();
            if (result.getObject(2) != null) {
                rows.add(row(result));
            }
        }
        return new Page(rows, readAt);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(2),
                Uuids.of(row.getBytes(3)),
                row.getLong(4),
                Uuids.of(row.getBytes(5)),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                row.getString(9),
                row.getString(10));
    }

    @Override
    public boolean remove(List<Row> rows, long term) {
        if (rows.isEmpty()) {
            return true;
        }
        int removed = jdbc.update(
                "DELETE FROM outbox WHERE id IN (" + ids(rows)
                        + ") AND EXISTS (SELECT 1 FROM relay_lease WHERE id = 1 AND term = ?)",
                term);
        return removed == rows.size();
    }

    static String ids(List<Row> rows) {
        return rows.stream().map(row -> Long.toString(row.id())).collect(Collectors.joining(","));
    }

    @Override
    public Depth depth() {
        return Objects.requireNonNull(
                jdbc.queryForObject(DEPTH, (row, number) -> new Depth(row.getLong(1), row.getDouble(2))));
    }
}
