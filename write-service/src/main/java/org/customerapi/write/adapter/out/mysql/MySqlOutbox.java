package org.customerapi.write.adapter.out.mysql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.write.adapter.contract.CustomerDocuments;
import org.customerapi.write.application.port.out.Outbox;
import org.customerapi.write.domain.customer.Customer;

/** The table {@code outbox}, written in the customers' transaction. */
class MySqlOutbox implements Outbox {

    private static final String INSERT = """
            INSERT INTO outbox (customer_id, sequence, event_id, type, occurred_at, trace_parent, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    MySqlOutbox(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void append(List<Entry> entries) {
        if (!entries.isEmpty()) {
            jdbc.batchUpdate(INSERT, entries, entries.size(), this::bind);
        }
    }

    private void bind(PreparedStatement insert, Entry entry) throws SQLException {
        Customer customer = entry.event().customer();
        insert.setBytes(1, Uuids.bytes(customer.id()));
        insert.setLong(2, customer.version());
        insert.setBytes(3, Uuids.bytes(entry.eventId()));
        insert.setString(4, CustomerDocuments.type(entry.event().change()).type());
        insert.setTimestamp(5, Timestamp.from(customer.updatedAt()));
        insert.setString(6, entry.traceParent());
        insert.setString(7, json.writeValueAsString(CustomerDocuments.data(entry.event())));
    }
}
