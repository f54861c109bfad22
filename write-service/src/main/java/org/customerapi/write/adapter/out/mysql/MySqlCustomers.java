package org.customerapi.write.adapter.out.mysql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.UniqueValue;
import org.customerapi.write.domain.customer.UniqueValue.Field;

/** Customers in MySQL: changes by JPA in batches, new ones by JDBC, unique values through the unique keys. */
class MySqlCustomers implements Customers {

    private final CustomerRows rows;
    private final CustomerInserts inserts;
    private final JdbcClient jdbc;

    MySqlCustomers(CustomerRows rows, CustomerInserts inserts, JdbcClient jdbc) {
        this.rows = rows;
        this.inserts = inserts;
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Customer> lock(SortedSet<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return rows.lock(ids).stream().collect(Collectors.toMap(CustomerRow::id, CustomerRow::toCustomer));
    }

    @Override
    public Map<UniqueValue, UUID> holders(Collection<UniqueValue> values) {
        Map<UniqueValue, UUID> holders = new HashMap<>();
        addHolders(holders, Field.EMAIL, "active_email", values);
        addHolders(holders, Field.EXTERNAL_ID, "active_external_id", values);
        return holders;
    }

    private void addHolders(
            Map<UniqueValue, UUID> holders, Field field, String column, Collection<UniqueValue> values) {
        List<String> wanted = values.stream()
                .filter(value -> value.field() == field)
                .map(UniqueValue::value)
                .toList();
        if (!wanted.isEmpty()) {
            jdbc.sql("SELECT id, " + column + " FROM customer WHERE " + column + " IN (:wanted)")
                    .param("wanted", wanted)
                    .query((row, number) ->
                            holders.put(new UniqueValue(field, row.getString(2)), Uuids.of(row.getBytes(1))))
                    .list();
        }
    }

    /** Changes go before inserts, so that a value given up by one customer can be taken by a new one. */
    @Override
    public void save(Collection<Customer> customers) {
        List<Customer> created = new ArrayList<>();
        boolean anyKnown = false;
        for (Customer customer : customers) {
            CustomerRow known = customer.version() == 1
                    ? null
                    : rows.findById(customer.id()).orElse(null);
            if (known == null) {
                created.add(customer);
            } else {
                known.set(customer);
                anyKnown = true;
            }
        }
        if (anyKnown) {
            rows.flush();
        }
        inserts.of(created);
    }
}
