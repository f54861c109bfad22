package org.customerapi.write.adapter.out.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

import org.customerapi.write.application.port.out.OutboxQueue;

/** The table {@code outbox}, read from its oldest end. */
class MySqlOutboxQueue implements OutboxQueue {

    /**
     * One statement, so that the clock is read before the look and an idle relay costs one round trip. Without an order of
     * the whole, MySQL hands the rows on as it meets them rather than through a table on disk.
     */
    private static final String OLDEST = """
            (SELECT CURRENT_TIMESTAMP(6), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            UNION ALL
            (SELECT NULL, id, customer_id, sequence, event_id, type, occurred_at, committed_at, trace_parent, payload
               FROM outbox WHERE id NOT""";

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
    public Page oldest(int limit, Set<Long> leaving) {
        String statement = OLDEST + " " + among(leaving) + " ORDER BY id LIMIT ?)";
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
    public boolean remove(Set<Long> ids, long term) {
        String statement = "DELETE FROM outbox WHERE id " + among(ids)
                + " AND EXISTS (SELECT 1 FROM relay_lease WHERE id = 1 AND term = ?)";
        return jdbc.update(statement, term) == ids.size();
    }

    /** A condition that exactly these ids fulfil. */
    static String among(Set<Long> ids) {
        if (ids.isEmpty()) {
            return "IN (0)";
        }
        long first = Collections.min(ids);
        long last = Collections.max(ids);
        boolean withoutGaps = last - first + 1 == ids.size();
        return withoutGaps
                ? "BETWEEN " + first + " AND " + last
                : ids.stream().map(id -> Long.toString(id)).collect(Collectors.joining(",", "IN (", ")"));
    }

    @Override
    public Depth depth() {
        return Objects.requireNonNull(
                jdbc.queryForObject(DEPTH, (row, number) -> new Depth(row.getLong(1), row.getDouble(2))));
    }
}
