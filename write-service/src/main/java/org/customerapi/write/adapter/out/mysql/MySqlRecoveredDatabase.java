package org.customerapi.write.adapter.out.mysql;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

import org.customerapi.write.application.port.out.RecoveredDatabase;
import org.customerapi.write.domain.customer.Customer;

/** The lease as the lock; rows of {@code customer} are deleted and inserted anew, rows of the outbox deleted. */
class MySqlRecoveredDatabase implements RecoveredDatabase {

    /** Holder of the lease while a recovery is not done. */
    static final String HOLDER = "recovery";

    private static final String TAKE = """
            UPDATE relay_lease SET term = term + 1, holder = ?, expires_at = '9999-12-31'
             WHERE id = 1 AND (expires_at <= CURRENT_TIMESTAMP(6) OR holder = ?)
            """;
    private static final String GIVE_BACK =
            "UPDATE relay_lease SET expires_at = CURRENT_TIMESTAMP(6) WHERE id = 1 AND holder = ?";

    private static final String NOTHING_HELD = """
             AND NOT EXISTS (SELECT 1 FROM outbox_held WHERE outbox_held.customer_id = outbox_refusal.customer_id)
            """;

    private final JdbcTemplate own;
    private final JdbcTemplate shared;
    private final CustomerInserts inserts;

    /**
     * Changes nothing yet.
     *
     * @param own each of its statements is a transaction
     * @param shared its statements belong to the unit of work
     */
    MySqlRecoveredDatabase(JdbcTemplate own, JdbcTemplate shared) {
        this.own = own;
        this.shared = shared;
        this.inserts = new CustomerInserts(shared);
    }

    @Override
    public boolean takeLease() {
        return own.update(TAKE, HOLDER, HOLDER) == 1;
    }

    @Override
    public void giveLeaseBack() {
        own.update(GIVE_BACK, HOLDER);
    }

    @Override
    public Map<UUID, State> states(Collection<UUID> ids) {
        Map<UUID, State> states = new HashMap<>();
        RowCallbackHandler reader = row -> states.put(
                Uuids.of(row.getBytes(1)),
                new State(row.getLong(2), row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
        if (!ids.isEmpty()) {
            own.query("SELECT id, version, updated_at FROM customer WHERE " + among(ids), reader, bytes(ids));
        }
        return states;
    }

    @Override
    public void replace(Collection<Customer> customers) {
        List<UUID> ids = customers.stream().map(Customer::id).toList();
        if (!ids.isEmpty()) {
            shared.update("DELETE FROM customer WHERE " + among(ids), bytes(ids));
            inserts.of(List.copyOf(customers));
            dropTold(ids);
        }
    }

    /** A customer of whom nothing is held any more is no longer in the relay's way. */
    private void dropTold(List<UUID> ids) {
        for (String outbox : List.of("outbox", "outbox_held")) {
            shared.update(
                    "DELETE told FROM " + outbox + " told JOIN customer"
                            + " ON customer.id = told.customer_id AND told.sequence <= customer.version WHERE customer."
                            + among(ids),
                    bytes(ids));
        }
        shared.update("DELETE FROM outbox_refusal WHERE " + among("customer_id", ids) + NOTHING_HELD, bytes(ids));
    }

    private static String among(Collection<UUID> ids) {
        return among("id", ids);
    }

    private static String among(String column, Collection<UUID> ids) {
        return column + " IN (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
    }

    private static Object[] bytes(Collection<UUID> ids) {
        return ids.stream().map(Uuids::bytes).toArray();
    }
}
