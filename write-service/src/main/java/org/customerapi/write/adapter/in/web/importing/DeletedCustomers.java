package org.customerapi.write.adapter.in.web.importing;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.write.domain.customer.Violations;

/** Exports hold deleted customers, too, if they are asked to; an import would bring them in as new ones. */
public final class DeletedCustomers {

    private DeletedCustomers() {}

    /** Adds that a row is not taken in, if its status says that it is one. */
    public static void refuse(@Nullable String status, Violations violations) {
        if (CustomerDocument.DELETED.equals(status)) {
            violations.add("/status", "is deleted: leave this row out, or restore the customer instead");
        }
    }
}
