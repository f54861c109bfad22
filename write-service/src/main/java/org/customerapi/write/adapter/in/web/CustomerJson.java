package org.customerapi.write.adapter.in.web;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.write.domain.customer.Address;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.Violations;

/** Reads customers as clients write them; every wrong type and unknown field is told at once. */
final class CustomerJson {

    private static final Set<String> WRITABLE =
            Set.of("externalId", "firstName", "lastName", "company", "email", "phone", "address", "tags", "metadata");
    private static final Set<String> READ_ONLY =
            Set.of("id", "phoneE164", "status", "version", "createdAt", "updatedAt", "deletedAt");
    private static final Set<String> ADDRESS = Set.of("line1", "line2", "city", "region", "postalCode", "country");

    private CustomerJson() {}

    /**
     * Reads a new or changed customer, which holds nothing that only the service sets.
     *
     * @throws org.customerapi.write.domain.customer.InvalidInput with everything that is wrong
     */
    static CustomerDraft read(ObjectNode json) {
        return read(json, WRITABLE);
    }

    /** Reads a whole customer as a GET answered it; what only the service sets is passed over. */
    static CustomerDraft readWhole(ObjectNode json) {
        Set<String> known = new HashSet<>(WRITABLE);
        known.addAll(READ_ONLY);
        return read(json, known);
    }

    private static CustomerDraft read(ObjectNode json, Set<String> known) {
        Violations violations = new Violations();
        JsonFields fields = new JsonFields(json, "", violations);
        fields.refuseOthersThan(known);
        CustomerDraft draft = new CustomerDraft(
                fields.text("externalId"),
                fields.text("firstName"),
                fields.text("lastName"),
                fields.text("company"),
                fields.text("email"),
                fields.text("phone"),
                address(fields.object("address")),
                fields.texts("tags"),
                fields.textMap("metadata"));
        if (!violations.areNone()) {
            CustomerDetails.check(draft, violations);
        }
        violations.throwIfAny();
        return draft;
    }

    private static @Nullable Address address(@Nullable JsonFields fields) {
        if (fields == null) {
            return null;
        }
        fields.refuseOthersThan(ADDRESS);
        return new Address(
                fields.text("line1"),
                fields.text("line2"),
                fields.text("city"),
                fields.text("region"),
                fields.text("postalCode"),
                fields.text("country"));
    }
}
