package org.customerapi.write.adapter.out.mysql;

import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts rows in their order, many by one statement. The driver rewrites a batch into the same statement, but measures,
 * copies and binds each value once more for it.
 */
final class MultiRowInsert<T> {

    private static final int ROWS = 500;

    /** With one more row, and three bytes a character, still below the least {@code max_allowed_packet} in use, 4 MB. */
    private static final int CHARACTERS = 1_000_000;

    private final JdbcTemplate jdbc;
    private final String insert;
    private final String row;
    private final BiConsumer<ColumnValues, T> columns;

    /**
     * Prepares nothing yet.
     *
     * @param table to insert into
     * @param names of the columns
     * @param columns adds the values of a row, in the order of the names
     */
    MultiRowInsert(JdbcTemplate jdbc, String table, List<String> names, BiConsumer<ColumnValues, T> columns) {
        this.jdbc = jdbc;
        this.insert = "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ";
        this.row = "(" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
        this.columns = columns;
    }

    /** Inserts these, if there are any. */
    void of(List<T> rows) {
        ColumnValues values = new ColumnValues();
        int count = 0;
        for (T each : rows) {
            columns.accept(values, each);
            count++;
            if (count == ROWS || values.characters() >= CHARACTERS) {
                insert(count, values);
                values = new ColumnValues();
                count = 0;
            }
        }
        if (count > 0) {
            insert(count, values);
        }
    }

    private void insert(int rows, ColumnValues values) {
        jdbc.update(insert + String.join(", ", Collections.nCopies(rows, row)), values::bind);
    }
}
