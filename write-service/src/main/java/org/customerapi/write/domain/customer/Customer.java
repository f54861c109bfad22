package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A customer at one version.
 *
 * @param version 1 when registered, one more with each change
 * @param deletedAt {@code null} unless deleted
 */
public record Customer(
        UUID id,
        CustomerDetails details,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    static Customer registered(UUID id, CustomerDetails details, Instant now) {
        return new Customer(id, details, 1, now, now, null);
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    Customer with(CustomerDetails changed, Instant now) {
        return new Customer(id, changed, version + 1, createdAt, now, null);
    }

    Customer deleted(Instant now) {
        return new Customer(id, details, version + 1, createdAt, now, now);
    }

    /**
     * What no other customer may have meanwhile; empty for a deleted one. The externalId comes first: it says which customer
     * is meant, so a clash on it tells more than one on the email.
     */
    public SequencedSet<UniqueValue> uniqueValues() {
        return isDeleted() ? new LinkedHashSet<>() : details.uniqueValues();
    }
}
