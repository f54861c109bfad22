package org.customerapi.write.adapter.out.mysql;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.application.port.out.OutboxQueue.Row;
import org.customerapi.write.application.port.out.RowIds;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers(Server.MYSQL)
class MySqlOutboxQueueIT {

    private static final long TERM = 0;
    private static final long ANOTHER_TERM = 1;

    private MigratedDatabase tables;
    private JdbcTemplate jdbc;
    private MySqlOutboxQueue queue;

    @BeforeEach
    void makeTables(Servers servers) {
        tables = MigratedDatabase.on(servers);
        jdbc = tables.jdbc();
        jdbc.update("UPDATE relay_lease SET server = @@server_uuid");
        queue = new MySqlOutboxQueue(jdbc);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private void fill(long first, long last) {
        List<Object[]> ids = LongStream.rangeClosed(first, last)
                .mapToObj(id -> new Object[] {id})
                .toList();
        jdbc.batchUpdate("""
                INSERT INTO outbox (id, customer_id, sequence, event_id, type, occurred_at, payload)
                VALUES (?, RANDOM_BYTES(16), 1, RANDOM_BYTES(16), 'type', NOW(3), '{}')""", ids);
    }

    private List<Long> idsFrom(int limit, String leaving) {
        return queue.oldest(limit, RowIds.parse(leaving), TERM).rows().stream()
                .map(Row::id)
                .toList();
    }

    private long rowsLookedAt() {
        return jdbc.queryForList("SHOW SESSION STATUS LIKE 'Handler_read%'").stream()
                .mapToLong(row -> Long.parseLong(Objects.toString(row.get("Value"))))
                .sum();
    }

    @Test
    void readsTheOldestOfTheOthers() {
        fill(1, 10);
        assertThat(idsFrom(3, "")).containsExactly(1L, 2L, 3L);
        assertThat(idsFrom(3, "1-2,4,7-8,20")).containsExactly(3L, 5L, 6L);
        assertThat(idsFrom(3, "1-8")).containsExactly(9L, 10L);
    }

    @Test
    void goesStraightPastAHundredRangesThatLeave() {
        fill(1, 30_000);
        jdbc.execute("ANALYZE TABLE outbox");
        RowIds leaving = RowIds.of(LongStream.rangeClosed(1, 29_900)
                .filter(id -> id % 299 != 0)
                .boxed()
                .toList());
        assertThat(leaving.ranges()).hasSize(100);
        jdbc.execute("FLUSH STATUS");
        assertThat(queue.oldest(200, leaving, TERM).rows()).hasSize(200);
        assertThat(rowsLookedAt()).isLessThan(1_000);
    }

    @Test
    void deletesExactlyTheseRowsInItsTerm() {
        fill(1, 10);
        assertThat(queue.remove(RowIds.parse("1-3,5"), ANOTHER_TERM)).isFalse();
        assertThat(idsFrom(20, "")).hasSize(10);
        assertThat(queue.remove(RowIds.parse("1-3,5"), TERM)).isTrue();
        assertThat(idsFrom(20, "")).containsExactly(4L, 6L, 7L, 8L, 9L, 10L);
        assertThat(queue.remove(RowIds.parse("3-4"), TERM)).as("one is gone").isTrue();
        assertThat(queue.remove(RowIds.parse("3-4"), ANOTHER_TERM)).isFalse();
    }

    /** A replica has the lease as its primary had it, and has given ids of rows that it lacks to others. */
    @Test
    void concludesDeletesAndNotesNothingOnAServerThatTookOver() {
        fill(1, 10);
        assertThat(queue.oldest(3, RowIds.NONE, TERM).inTerm()).isTrue();
        assertThat(queue.oldest(3, RowIds.NONE, ANOTHER_TERM).inTerm()).isFalse();

        jdbc.update("UPDATE relay_lease SET server = 'the primary that died'");
        assertThat(queue.oldest(3, RowIds.NONE, TERM).inTerm()).isFalse();
        assertThat(queue.remove(RowIds.parse("1-3"), TERM)).isFalse();
        assertThat(queue.note(RowIds.parse("1-9"), TERM)).isFalse();
        assertThat(idsFrom(20, "")).hasSize(10);
        assertThat(queue.depth().acknowledged()).isZero();
    }

    @Test
    void notesInItsTermOnly() {
        fill(1, 10);
        assertThat(queue.note(RowIds.parse("1-9"), TERM)).isTrue();
        assertThat(queue.note(RowIds.parse("1-9"), TERM)).as("the same again").isTrue();
        assertThat(queue.note(RowIds.parse("1-10"), ANOTHER_TERM)).isFalse();
        assertThat(queue.noted(TERM)).isEqualTo(RowIds.parse("1-9"));
    }

    /** A relay may have died between a deletion and its note. */
    @Test
    void believesWhatIsNotedUpToRowsThatAreThere() {
        fill(1, 20);
        queue.note(RowIds.parse("1-5,7-12,14-15"), TERM);
        jdbc.update("DELETE FROM outbox WHERE id <= 8");
        assertThat(queue.noted(TERM)).isEqualTo(RowIds.parse("7-12,14-15"));
        assertThat(queue.depth().acknowledged()).as("the rest is forgotten").isEqualTo(8);
    }

    /** Such rows were never sent, though their ids were. */
    @Test
    void forgetsWhatWasNotedWhenIdsAreGivenAgain() {
        fill(1, 10);
        queue.note(RowIds.parse("1-3,5-9"), TERM);
        jdbc.execute("TRUNCATE outbox");
        fill(1, 10);
        assertThat(queue.noted(TERM)).isEqualTo(RowIds.NONE);
        assertThat(queue.depth().rows()).isEqualTo(10);
    }

    @Test
    void notesTheLowestOfMoreThanThereIsRoomFor() {
        fill(1, 4_000);
        RowIds odd = RowIds.of(LongStream.rangeClosed(1, 4_000)
                .filter(id -> id % 2 == 1)
                .boxed()
                .toList());
        assertThat(queue.note(odd, TERM)).isTrue();
        RowIds noted = queue.noted(TERM);
        assertThat(noted.size()).isGreaterThan(500);
        assertThat(noted).isEqualTo(odd.lowest(noted.size()));
    }

    @Test
    void measuresWhatWaits() {
        fill(1, 10);
        queue.note(RowIds.parse("1-7"), TERM);
        assertThat(queue.depth().rows()).isEqualTo(3);
        assertThat(queue.depth().acknowledged()).isEqualTo(7);
        queue.note(RowIds.parse("1-10"), TERM);
        assertThat(queue.depth().rows()).isZero();
        assertThat(queue.depth().oldestSeconds()).isZero();
    }

    @Test
    void tellsByTheirIdsHowManyWaitInABacklog() {
        fill(1, 4_000);
        fill(4_101, 12_000);
        queue.note(RowIds.parse("1-1000"), TERM);
        assertThat(queue.depth().rows()).as("100 ids were never given").isEqualTo(11_000);
        jdbc.update("UPDATE outbox SET id = 3000000 WHERE id = 12000");
        assertThat(queue.depth().rows()).isEqualTo(1_000_000);
    }
}
