package org.customerapi.write.adapter.out.mysql;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerDetails;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers(Server.MYSQL)
class MySqlRecoveredDatabaseIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID maria = new UUID(0, 1);
    private final UUID thomas = new UUID(0, 2);
    private MigratedDatabase tables;
    private JdbcTemplate jdbc;
    private MySqlRecoveredDatabase database;

    @BeforeEach
    void makeTables(Servers servers) {
        tables = MigratedDatabase.on(servers);
        jdbc = tables.jdbc();
        database = new MySqlRecoveredDatabase(jdbc, jdbc);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void dropsEventsThatWaitUpToTheVersionThatTheTopicHas() {
        for (String outbox : List.of("outbox", "outbox_held")) {
            waits(outbox, maria, 5);
            waits(outbox, maria, 6);
            waits(outbox, maria, 7);
            waits(outbox, thomas, 6);
        }

        database.replace(List.of(customer(maria, 6)));

        for (String outbox : List.of("outbox", "outbox_held")) {
            assertThat(waiting(outbox)).as(outbox).containsExactly(Map.entry(maria, 7L), Map.entry(thomas, 6L));
        }
    }

    @Test
    void letsThoseGoOnOfWhomNothingIsHeldAnyMore() {
        waits("outbox_held", maria, 6);
        waits("outbox_held", thomas, 6);
        refused(maria);
        refused(thomas);

        database.replace(List.of(customer(maria, 6), customer(thomas, 5)));

        assertThat(jdbc.query("SELECT customer_id FROM outbox_refusal", (row, number) -> Uuids.of(row.getBytes(1))))
                .containsExactly(thomas);
    }

    private void waits(String outbox, UUID id, long sequence) {
        jdbc.update("INSERT INTO " + outbox + """
                 (customer_id, sequence, event_id, type, occurred_at, payload)
                VALUES (?, ?, RANDOM_BYTES(16), 'type', NOW(3), '{}')""", Uuids.bytes(id), sequence);
    }

    private void refused(UUID id) {
        jdbc.update("""
                INSERT INTO outbox_refusal (customer_id, sequence, type, reason, committed_at)
                VALUES (?, 6, 'type', 'for the test', NOW(6))""", Uuids.bytes(id));
    }

    private List<Map.Entry<UUID, Long>> waiting(String outbox) {
        return jdbc.query(
                "SELECT customer_id, sequence FROM " + outbox + " ORDER BY id",
                (row, number) -> Map.entry(Uuids.of(row.getBytes(1)), row.getLong(2)));
    }

    private static Customer customer(UUID id, long version) {
        CustomerDetails details =
                new CustomerDetails(null, "A", null, null, null, null, null, null, List.of(), Map.of());
        return new Customer(id, details, version, NOW, NOW, null);
    }
}
