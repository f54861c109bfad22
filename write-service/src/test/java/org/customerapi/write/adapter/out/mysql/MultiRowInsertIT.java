package org.customerapi.write.adapter.out.mysql;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers(Server.MYSQL)
class MultiRowInsertIT {

    private static final String TABLE = """
            CREATE TABLE note (position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                               id BINARY(16) NOT NULL, text MEDIUMTEXT, number BIGINT NOT NULL, time DATETIME(3))
            """;

    private JdbcTemplate jdbc;
    private MultiRowInsert<Note> inserts;

    private record Note(
            UUID id,
            @Nullable String text,
            long number,
            @Nullable Instant time) {

        static Note of(int number) {
            boolean even = number % 2 == 0;
            return new Note(
                    UUID.randomUUID(),
                    even ? "text " + number : null,
                    number,
                    even ? null : Instant.ofEpochMilli(1_700_000_000_000L + number));
        }
    }

    @BeforeEach
    void makeTable(Servers servers) {
        MySqlServer mysql = servers.mysql();
        String url = mysql.jdbcUrl(mysql.createDatabase()) + "?connectionTimeZone=UTC";
        jdbc = new JdbcTemplate(new DriverManagerDataSource(url, mysql.user(), mysql.password()));
        jdbc.execute(TABLE);
        inserts = new MultiRowInsert<>(
                jdbc,
                "note",
                List.of("id", "text", "number", "time"),
                (row, note) -> row.id(note.id())
                        .text(note.text())
                        .number(note.number())
                        .time(note.time()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 500, 501, 1_100})
    void insertsAllRowsInTheirOrder(int rows) {
        List<Note> notes = IntStream.rangeClosed(1, rows).mapToObj(Note::of).toList();

        inserts.of(notes);

        assertThat(stored()).isEqualTo(notes);
    }

    @Test
    void insertsLargeRowsByStatementsThatASmallServerTakes() {
        jdbc.execute("SET GLOBAL max_allowed_packet = 4 * 1024 * 1024");
        try {
            List<Note> notes = IntStream.rangeClosed(1, 120)
                    .mapToObj(number -> new Note(UUID.randomUUID(), "€".repeat(150_000), number, null))
                    .toList();

            inserts.of(notes);

            assertThat(stored()).isEqualTo(notes);
        } finally {
            jdbc.execute("SET GLOBAL max_allowed_packet = DEFAULT");
        }
    }

    @Test
    void insertsNothingWhereThereIsNothing() {
        inserts.of(List.of());

        assertThat(stored()).isEmpty();
    }

    private List<Note> stored() {
        return jdbc.query("SELECT id, text, number, time FROM note ORDER BY position", (row, index) -> {
            var time = row.getTimestamp(4);
            return new Note(
                    Uuids.of(row.getBytes(1)),
                    row.getString(2),
                    row.getLong(3),
                    time == null ? null : time.toInstant());
        });
    }
}
