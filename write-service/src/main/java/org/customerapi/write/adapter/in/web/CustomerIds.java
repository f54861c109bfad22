package org.customerapi.write.adapter.in.web;

import java.util.UUID;

import org.customerapi.write.domain.customer.CustomerNotFound;

/** Ids of customers in paths. */
final class CustomerIds {

    private CustomerIds() {}

    /** @throws CustomerNotFound when no customer can have this id */
    static UUID of(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            if (uuid.toString().equalsIgnoreCase(id)) {
                return uuid;
            }
            throw new CustomerNotFound(id);
        } catch (IllegalArgumentException noUuid) {
            throw new CustomerNotFound(id);
        }
    }
}
