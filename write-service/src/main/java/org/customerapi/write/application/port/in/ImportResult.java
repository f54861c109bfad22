package org.customerapi.write.application.port.in;

import java.util.UUID;

import org.customerapi.write.domain.customer.Customer;

/** What became of a row; it does not hold the row, which may be large, and wait long until it is told. */
public sealed interface ImportResult {

    ImportRow.Lines lines();

    /** The customer was created, replaced, or already was as the row says. */
    record Taken(ImportRow.Lines lines, Effect effect, Customer customer) implements ImportResult {}

    /** A dry run found nothing wrong. */
    record Valid(ImportRow.Lines lines) implements ImportResult {}

    /** Nothing was changed. */
    record Rejected(ImportRow.Lines lines, RuntimeException why) implements ImportResult {}

    /**
     * The database fell silent, so nobody knows; a row of this kind is not to be sent again unseen.
     *
     * @param id the customer whom it would have created or replaced
     */
    record Unknown(ImportRow.Lines lines, UUID id) implements ImportResult {}

    /** What a row that was taken did. */
    enum Effect {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}
