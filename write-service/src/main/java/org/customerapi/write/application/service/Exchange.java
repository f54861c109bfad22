package org.customerapi.write.application.service;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.UniqueValue;

/** Which customers can be written together, when all of them give up what they hold first. */
final class Exchange {

    private Exchange() {}

    /**
     * Those of the wanted ones whose unique values are free, or held by others that are written with them. Of two that want
     * the same one, the first.
     *
     * @param holders who holds the values that are wanted, as the database is now
     */
    static Map<UUID, Customer> possible(Map<UUID, Customer> wanted, Map<UniqueValue, UUID> holders) {
        Map<UUID, Customer> possible = new LinkedHashMap<>(wanted);
        int before;
        do {
            before = possible.size();
            Set<UniqueValue> taken = new HashSet<>();
            for (Customer customer : List.copyOf(possible.values())) {
                boolean free = customer.uniqueValues().stream()
                        .allMatch(value -> isFree(holders.get(value), possible) && !taken.contains(value));
                if (free) {
                    taken.addAll(customer.uniqueValues());
                } else {
                    possible.remove(customer.id());
                }
            }
        } while (possible.size() < before);
        return possible;
    }

    private static boolean isFree(@Nullable UUID holder, Map<UUID, Customer> leaving) {
        return holder == null || leaving.containsKey(holder);
    }
}
