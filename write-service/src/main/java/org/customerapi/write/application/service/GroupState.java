package org.customerapi.write.application.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.Decision;

/** The customers of one group, as the commands decided so far have left them. */
final class GroupState {

    private final Map<UUID, Customer> stored;
    private final Map<UUID, Customer> changed = new LinkedHashMap<>();

    GroupState(Map<UUID, Customer> stored) {
        this.stored = new HashMap<>(stored);
    }

    @Nullable
    Customer current(UUID id) {
        Customer latest = changed.get(id);
        return latest == null ? stored.get(id) : latest;
    }

    void apply(Decision decision) {
        if (decision.event().isPresent()) {
            changed.put(decision.customer().id(), decision.customer());
        }
    }

    Collection<Customer> changed() {
        return changed.values();
    }
}
