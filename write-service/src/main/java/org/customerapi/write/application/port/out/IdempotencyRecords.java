package org.customerapi.write.application.port.out;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.customerapi.write.application.port.in.IdempotencyKey;
import org.customerapi.write.domain.customer.Customer;

/** Outcomes of requests that may be repeated. */
public interface IdempotencyRecords {

    /** The stored records of these keys, whatever their fingerprint, by actor and key. */
    Map<Id, Stored> find(Collection<Id> ids);

    /** Stores outcomes, within the unit of work that made them. */
    void save(List<Entry> entries);

    /**
     * Forgets records made before {@code limit}.
     *
     * @param most how many at the most, to keep each step small
     * @return how many were forgotten
     */
    int forgetBefore(Instant limit, int most);

    /** What a record is found by. */
    record Id(String actor, String key) {
        public static Id of(IdempotencyKey key) {
            return new Id(key.actor(), key.key());
        }
    }

    /** A request's fingerprint and outcome. */
    record Stored(String fingerprint, Customer customer) {}

    /** A record to be stored. */
    record Entry(IdempotencyKey key, Customer customer) {}
}
