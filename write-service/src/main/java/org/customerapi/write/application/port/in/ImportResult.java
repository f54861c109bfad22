package org.customerapi.write.application.port.in;

import java.util.UUID;

import org.customerapi.write.domain.customer.Customer;

/** What became of a row. */
public sealed interface ImportResult {

    ImportRow row();

    /** The customer was created, replaced, or already was as the row says. */
    record Taken(ImportRow row, Effect effect, Customer customer) implements ImportResult {}

    /** A dry run found nothing wrong. */
    record Valid(ImportRow row) implements ImportResult {}

    /** Nothing was changed. */
    record Rejected(ImportRow row, RuntimeException why) implements ImportResult {}

    /**
     * The database fell silent, so nobody knows; a row of this kind is not to be sent again unseen.
     *
     * @param id the customer whom it would have created or replaced
     */
    record Unknown(ImportRow row, UUID id) implements ImportResult {}

    /** What a row that was taken did. */
    enum Effect {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}
