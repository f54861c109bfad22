package org.customerapi.write.adapter.out.mysql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    public Set<UUID> heldByOthers(SortedSet<UUID> ids) {
        Set<UUID> held = new HashSet<>();
        if (!ids.isEmpty()) {
            held.addAll(ids(ids, ""));
            ids(ids, " FOR UPDATE SKIP LOCKED").forEach(held::remove);
        }
        return held;
    }

    private List<UUID> ids(SortedSet<UUID> ids, String locking) {
        return jdbc.sql("SELECT id FROM customer WHERE id IN (:ids)" + locking)
                .param("ids", ids.stream().map(Uuids::bytes).toList())
                .query((row, number) -> Uuids.of(row.getBytes(1)))
                .list();
    }

    /** By one statement, for the sake of the way to the server and back. */
    @Override
    public Map<UniqueValue, UUID> holders(Collection<UniqueValue> values) {
        Map<Field, List<String>> wanted = values.stream()
                .collect(Collectors.groupingBy(
                        UniqueValue::field,
                        () -> new EnumMap<>(Field.class),
                        Collectors.mapping(UniqueValue::value, Collectors.toList())));
        Map<UniqueValue, UUID> holders = new HashMap<>();
        if (!wanted.isEmpty()) {
            String sql =
                    wanted.keySet().stream().map(MySqlCustomers::holdersOf).collect(Collectors.joining(" UNION ALL "));
            jdbc.sql(sql)
                    .params(wanted.entrySet().stream()
                            .collect(Collectors.toMap(each -> each.getKey().name(), Map.Entry::getValue)))
                    .query((row, number) -> holders.put(
                            new UniqueValue(Field.valueOf(row.getString(2)), row.getString(3)),
                            Uuids.of(row.getBytes(1))))
                    .list();
        }
        return holders;
    }

    private static String holdersOf(Field field) {
        String column = switch (field) {
            case EMAIL -> "active_email";
            case EXTERNAL_ID -> "active_external_id";
        };
        return "SELECT id, '%1$s', %2$s FROM customer WHERE %2$s IN (:%1$s)".formatted(field, column);
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
