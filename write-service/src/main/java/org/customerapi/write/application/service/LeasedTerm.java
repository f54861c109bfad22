package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.out.RelayLease;

/**
 * The term that this instance has, if it has one: begun with the lease, once the database has everything that was told of
 * it, and renewed with it in time. Used by one thread.
 */
final class LeasedTerm {

    private final RelayLease lease;
    private final LogComparison comparison;
    private final Duration length;
    private final LongSupplier nanoTime;
    private @Nullable Term term;

    LeasedTerm(RelayLease lease, LogComparison comparison, Duration length, LongSupplier nanoTime) {
        this.lease = lease;
        this.comparison = comparison;
        this.length = length;
        this.nanoTime = nanoTime;
    }

    /** {@code null} while this instance has none; may be over. */
    @Nullable
    Term get() {
        return term;
    }

    /**
     * Takes the lease for a new term, whose number is above all that were told of, whatever became of the database;
     * {@code null} when another instance holds it, or the database is behind.
     *
     * @throws RuntimeException when the database or Kafka is away
     */
    @Nullable
    Term begin() {
        if (comparison.isBehind()) {
            comparison.look();
        }
        Term taken = comparison.isBehind() ? null : take();
        if (taken != null) {
            compare(taken);
        } else if (comparison.isInDoubt()) {
            // This instance takes writes, whoever relays them.
            comparison.look();
        }
        return term;
    }

    private @Nullable Term take() {
        long asked = nanoTime.getAsLong();
        OptionalLong number = lease.acquire(length);
        term = number.isEmpty() ? null : new Term(number.getAsLong(), length, asked);
        return term;
    }

    private void compare(Term taken) {
        long highest = comparison.look();
        if (comparison.isBehind()) {
            end();
            release(taken);
        } else if (taken.number() <= highest) {
            term = lease.raise(taken.number(), highest + 1) ? taken.as(highest + 1) : null;
        }
    }

    /** Renews the term when that is due; answers whether it goes on. */
    boolean renewInTime() {
        Term held = term;
        return held != null && renewInTime(held, nanoTime.getAsLong());
    }

    private boolean renewInTime(Term held, long now) {
        if (!held.isDueForRenewal(now)) {
            return true;
        }
        boolean renewed = !held.isOver(now) && lease.renew(held.number(), length);
        if (renewed) {
            held.renewedAt(now);
        }
        return renewed;
    }

    /** Has no term any more, and leaves the lease as it is. */
    void end() {
        term = null;
    }

    /** Gives the lease of an ended term back, so that another instance need not wait for its end. */
    void release(Term ended) {
        lease.release(ended.number());
    }
}
