package org.customerapi.read.domain;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;

/**
 * The customers at a glance.
 *
 * @param active customers that are not deleted
 * @param deleted customers that are
 * @param countries active customers by country, the most frequent first
 * @param newest the last five active customers
 * @param created customers made in the last 30 days
 * @param createdBefore customers made in the 30 days before those
 */
public record Summary(
        long active,
        long deleted,
        List<Facet.Count> countries,
        List<CustomerDocument> newest,
        long created,
        long createdBefore) {

    /** Growth of the newer 30 days over the older, 0.5 for half as many more; {@code null} when there is nothing to compare with. */
    public @Nullable Double growth() {
        return createdBefore == 0 ? null : (double) (created - createdBefore) / createdBefore;
    }
}
