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

import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RowIds;
import org.customerapi.write.application.port.out.RowIds.Range;

import static org.customerapi.write.adapter.out.mysql.MySqlRelayLease.HOLDS;

/** The table {@code outbox}, read from its oldest end. */
class MySqlOutboxQueue implements OutboxQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlOutboxQueue.class);

    /** Characters of the column {@code acknowledged}. */
    private static final int ROOM = 5_000;

    /** To count rows, MySQL reads them whole: a million are hundreds of megabytes. */
    private static final int COUNTED = 10_000;

    private static final long MOST_TOLD = 1_000_000;

    private static final String NOTE = """
            UPDATE relay_lease SET acknowledged = ?, acknowledged_at = CURRENT_TIMESTAMP(6)
             WHERE %s
            """.formatted(HOLDS);

    /** Rows that are younger than the note were given their ids anew. */
    private static final String FOUND = """
            SELECT id FROM outbox
             WHERE committed_at <= (SELECT acknowledged_at FROM relay_lease WHERE id = 1) AND""";

    /**
     * One statement, so that the clock is read before the look, the term belongs to what is seen, and an idle relay costs one
     * round trip. Without an order of the whole, MySQL hands the rows on as it meets them rather than through a table on disk.
     */
    private static final String OLDEST = """
            (SELECT CURRENT_TIMESTAMP(6), EXISTS (SELECT 1 FROM relay_lease WHERE %s),
                    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            UNION ALL
            (SELECT NULL, NULL, id, customer_id, sequence, event_id, type, occurred_at, committed_at, trace_parent, payload
               FROM outbox WHERE""".formatted(HOLDS);

    private final JdbcTemplate jdbc;

    MySqlOutboxQueue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page oldest(int limit, RowIds leaving, long term) {
        String statement = OLDEST + " " + RowIdConditions.except(leaving) + " ORDER BY id LIMIT ?)";
        return Objects.requireNonNull(
                jdbc.query(statement, (ResultSetExtractor<Page>) MySqlOutboxQueue::page, term, limit));
    }

    private static Page page(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        Instant readAt = Instant.MIN;
        boolean inTerm = false;
        while (result.next()) {
            if (result.getObject(3) == null) {
                readAt = time(result, 1);
                inTerm = result.getBoolean(2);
            } else {
                rows.add(row(result));
            }
        }
        rows.sort(Comparator.comparingLong(Row::id));
        return new Page(rows, readAt, inTerm);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(3),
                Uuids.of(row.getBytes(4)),
                row.getLong(5),
                Uuids.of(row.getBytes(6)),
                row.getString(7),
                time(row, 8),
                time(row, 9),
                row.getString(10),
                row.getString(11));
    }

    /** Times are kept in UTC; a calendar would cost more than all else of the row. */
    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    @Override
    public boolean remove(RowIds ids, long term) {
        String statement = "DELETE FROM outbox WHERE " + RowIdConditions.among(ids)
                + " AND EXISTS (SELECT 1 FROM relay_lease WHERE " + HOLDS + ")";
        return jdbc.update(statement, term) == ids.size() || isCurrent(term);
    }

    private boolean isCurrent(long term) {
        return !jdbc.queryForList("SELECT 1 FROM relay_lease WHERE " + HOLDS, term)
                .isEmpty();
    }

    @Override
    public boolean note(RowIds ids, long term) {
        // Matched rows are counted, changed or not.
        return jdbc.update(NOTE, text(ids), term) == 1;
    }

    private static String text(RowIds ids) {
        String text = ids.toString();
        return text.length() <= ROOM ? text : text.substring(0, text.lastIndexOf(',', ROOM));
    }

    @Override
    public RowIds noted(long term) {
        RowIds noted = noted();
        RowIds believed = believed(noted);
        if (!believed.equals(noted)) {
            LOG.atWarn()
                    .addKeyValue("noted", noted)
                    .addKeyValue("found", believed)
                    .log(
                            "Rows are not there that were noted as acknowledged; younger ones with their ids will be sent");
            note(believed, term);
        }
        return believed;
    }

    private RowIds noted() {
        String text = jdbc.queryForObject("SELECT acknowledged FROM relay_lease WHERE id = 1", String.class);
        return RowIds.parse(Objects.requireNonNull(text));
    }

    private RowIds believed(RowIds noted) {
        RowIds ends = RowIds.of(noted.ranges().stream().map(Range::last).toList());
        RowIds found =
                RowIds.of(jdbc.query(FOUND + " " + RowIdConditions.among(ends), (row, number) -> row.getLong(1)));
        return noted.ranges().stream()
                .filter(range -> found.contains(range.last()))
                .map(range -> RowIds.between(range.first(), range.last()))
                .reduce(RowIds.NONE, RowIds::plus);
    }

    @Override
    public Depth depth() {
        RowIds noted = noted();
        String statement = """
                SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE %1$s LIMIT %2$d) counted),
                       COALESCE(TIMESTAMPDIFF(MICROSECOND,
                         (SELECT committed_at FROM outbox WHERE %1$s ORDER BY id LIMIT 1), CURRENT_TIMESTAMP(6)), 0) / 1e6,
                       (SELECT id FROM outbox WHERE %1$s ORDER BY id LIMIT 1),
                       (SELECT MAX(id) FROM outbox)
                """.formatted(RowIdConditions.except(noted), COUNTED);
        return Objects.requireNonNull(jdbc.queryForObject(
                statement, (row, number) -> new Depth(rows(row, noted), row.getDouble(2), noted.size())));
    }

    private static long rows(ResultSet row, RowIds noted) throws SQLException {
        long counted = row.getLong(1);
        if (counted < COUNTED) {
            return counted;
        }
        RowIds all = RowIds.between(row.getLong(3), row.getLong(4));
        return Math.min(MOST_TOLD, all.minus(noted).size());
    }
}
