package org.customerapi.write.adapter.in.web.importing;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.write.domain.customer.Violations;

/** Exports hold deleted customers, too, if they are asked to; an import would bring them in as new ones. */
public final class DeletedCustomers {

    private DeletedCustomers() {}

    /** Whether a row of this status is one. */
    public static boolean isOne(@Nullable String status) {
        return CustomerDocument.DELETED.equals(status);
    }

    /** Adds that it is not taken in. */
    public static void refuse(Violations violations) {
        violations.add("/status", "is deleted: leave this row out, or restore the customer instead");
    }
}
