package org.customerapi.sink.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Parquet as somebody reads it who knows the documented columns and folders, and nothing of the sink. */
public final class DuckDb {

    private static final String LINES = """
            SELECT '{"partition":' || kafka_partition || ',"offset":' || kafka_offset
                || ',"timestamp":' || epoch_ms(kafka_timestamp) || ',"timestampType":"' || timestamp_type || '",'
                || CASE WHEN key IS NULL AND key_binary IS NULL THEN '"key":null'
                   ELSE '"keyBase64":"' || base64(coalesce(encode(key), key_binary)) || '"' END
                || ',"headers":' || headers || ','
                || CASE WHEN value IS NULL AND value_binary IS NULL THEN '"value":null'
                   ELSE '"valueBase64":"' || base64(coalesce(encode(value), value_binary)) || '"' END || '}'
            FROM archive
            """;

    private final Path folder;

    /** @param folder what was downloaded of a bucket */
    public DuckDb(Path folder) {
        this.folder = folder;
    }

    /** Every record in the form of {@link Bucket#records()}. */
    public List<String> records() {
        return query(LINES).stream().map(Bucket::canonical).toList();
    }

    /** The first column of a query of the table {@code archive}. */
    public List<String> query(String sql) {
        String table = "CREATE VIEW archive AS SELECT * FROM read_parquet('" + folder
                + "/parquet/**/*.parquet', hive_partitioning = true)";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(table);
            List<String> column = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
            }
            return column;
        } catch (SQLException failed) {
            throw new AssertionError("DuckDB cannot read it", failed);
        }
    }
}
