package org.customerapi.write.adapter.out.mysql;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.write.adapter.contract.CustomerDocuments;
import org.customerapi.write.application.port.in.IdempotencyKey;
import org.customerapi.write.application.port.out.IdempotencyRecords;

/** The table {@code idempotency}. */
class MySqlIdempotencyRecords implements IdempotencyRecords {

    private static final List<String> COLUMNS = List.of("actor", "idem_key", "fingerprint", "outcome", "created_at");

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final MultiRowInsert<Entry> inserts;

    MySqlIdempotencyRecords(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.inserts = new MultiRowInsert<>(jdbc, "idempotency", COLUMNS, this::addTo);
    }

    @Override
    public Map<Id, Stored> find(Collection<Id> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Id, Stored> found = new HashMap<>();
        JdbcClient.create(jdbc)
                .sql("SELECT actor, idem_key, fingerprint, outcome FROM idempotency WHERE (actor, idem_key) IN (:ids)")
                .param(
                        "ids",
                        ids.stream()
                                .map(id -> new Object[] {id.actor(), id.key()})
                                .toList())
                .query((row, number) -> found.put(
                        new Id(row.getString(1), row.getString(2)), stored(row.getString(3), row.getString(4))))
                .list();
        return found;
    }

    private Stored stored(String fingerprint, String outcome) {
        return new Stored(fingerprint, CustomerDocuments.customer(json.readValue(outcome, CustomerDocument.class)));
    }

    @Override
    public void save(List<Entry> entries) {
        inserts.of(entries);
    }

    private void addTo(ColumnValues row, Entry entry) {
        IdempotencyKey key = entry.key();
        row.text(key.actor())
                .text(key.key())
                .text(key.fingerprint())
                .text(json.writeValueAsString(CustomerDocuments.of(entry.customer())))
                .time(clock.instant());
    }

    @Override
    public int forgetBefore(Instant limit, int most) {
        return jdbc.update(
                "DELETE FROM idempotency WHERE created_at < ? ORDER BY created_at LIMIT ?",
                Timestamp.from(limit),
                most);
    }
}
