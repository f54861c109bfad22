package org.customerapi.write.adapter.out.mysql;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

import org.customerapi.write.application.port.out.RelayLease;

/**
 * The lease as one row; a conditional UPDATE, whose count says who won, and the clock of the database decide. A term is
 * over where another server took MySQL's place: it has this row too, but not necessarily the outbox that the term knows.
 */
class MySqlRelayLease implements RelayLease {

    /** Fulfilled by the lease while a term holds. */
    static final String HOLDS = "id = 1 AND term = ? AND server = @@server_uuid";

    private static final String ACQUIRE = """
            UPDATE relay_lease
               SET term = term + 1, server = @@server_uuid, holder = ?, expires_at = CURRENT_TIMESTAMP(6) + INTERVAL ? MICROSECOND
             WHERE id = 1 AND (expires_at <= CURRENT_TIMESTAMP(6) OR holder = ?)
            """;
    private static final String RENEW = """
            UPDATE relay_lease SET expires_at = CURRENT_TIMESTAMP(6) + INTERVAL ? MICROSECOND
             WHERE holder = ? AND %s
            """.formatted(HOLDS);
    private static final String RAISE = "UPDATE relay_lease SET term = ? WHERE holder = ? AND " + HOLDS;

    /** On whichever server: nobody should wait for it there either. */
    private static final String RELEASE =
            "UPDATE relay_lease SET expires_at = CURRENT_TIMESTAMP(6) WHERE id = 1 AND holder = ? AND term = ?";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final String holder;

    MySqlRelayLease(JdbcTemplate jdbc, TransactionOperations transactions, String holder) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.holder = holder;
    }

    @Override
    public OptionalLong acquire(Duration duration) {
        return Objects.requireNonNull(transactions.execute(status -> acquireInTransaction(duration)));
    }

    private OptionalLong acquireInTransaction(Duration duration) {
        if (jdbc.update(ACQUIRE, holder, duration.toNanos() / 1_000, holder) == 0) {
            return OptionalLong.empty();
        }
        Long term = jdbc.queryForObject("SELECT term FROM relay_lease WHERE id = 1", Long.class);
        return OptionalLong.of(Objects.requireNonNull(term));
    }

    @Override
    public boolean renew(long term, Duration duration) {
        return jdbc.update(RENEW, duration.toNanos() / 1_000, holder, term) == 1;
    }

    @Override
    public boolean raise(long term, long higher) {
        return jdbc.update(RAISE, higher, holder, term) == 1;
    }

    @Override
    public void release(long term) {
        jdbc.update(RELEASE, holder, term);
    }
}
