package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Brings a deleted customer back as it was. */
public record RestoreCustomer(UUID customerId, ExpectedVersion expected, String actor) implements CustomerCommand {

    @Override
    public Decision decide(@Nullable Customer current, Instant now) {
        if (current == null) {
            throw new CustomerNotFound(customerId.toString());
        }
        expected.check(current);
        if (!current.isDeleted()) {
            throw new CustomerNotDeleted(customerId);
        }
        Customer restored = current.with(current.details(), now);
        return Decision.of(new CustomerEvent(Change.RESTORED, restored, List.of("status", "deletedAt"), actor));
    }
}
