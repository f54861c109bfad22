package org.customerapi.write.adapter.out.mysql;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.write.adapter.contract.CustomerDocuments;
import org.customerapi.write.application.port.out.Outbox;
import org.customerapi.write.domain.customer.Customer;

/** The table {@code outbox}, written in the customers' transaction. */
class MySqlOutbox implements Outbox {

    private static final List<String> COLUMNS =
            List.of("customer_id", "sequence", "event_id", "type", "occurred_at", "trace_parent", "payload");

    private final MultiRowInsert<Entry> inserts;
    private final JsonMapper json;

    MySqlOutbox(JdbcTemplate jdbc, JsonMapper json) {
        this.inserts = new MultiRowInsert<>(jdbc, "outbox", COLUMNS, this::addTo);
        this.json = json;
    }

    @Override
    public void append(List<Entry> entries) {
        inserts.of(entries);
    }

    private void addTo(ColumnValues row, Entry entry) {
        Customer customer = entry.event().customer();
        row.id(customer.id())
                .number(customer.version())
                .id(entry.eventId())
                .text(CustomerDocuments.type(entry.event().change()).type())
                .time(customer.updatedAt())
                .text(entry.traceParent())
                .text(json.writeValueAsString(CustomerDocuments.data(entry.event())));
    }
}
