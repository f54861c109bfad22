package org.customerapi.read.adapter.in.web;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.Facet;
import org.customerapi.read.domain.Summary;

/**
 * The customers at a glance.
 *
 * @param totals by status
 * @param countries active customers by country, all of them, the most frequent first; who has no country is in none
 * @param newest the last five active customers
 * @param growth the last 30 days against the 30 before
 * @param asOf every change made before this time is counted; {@code null} while nothing certain is known
 */
record SummaryJson(
        Totals totals,
        List<Facet.Count> countries,
        List<CustomerDocument> newest,
        Growth growth,
        @Nullable Instant asOf) {

    record Totals(long active, long deleted) {}

    /**
     * Customers made in the last 30 days and in the 30 before.
     *
     * @param change 0.5 for half as many more; {@code null} when there is nothing to compare with
     */
    record Growth(
            long last30Days, long the30DaysBefore, @Nullable Double change) {}

    static SummaryJson of(CompleteUpTo<Summary> found) {
        Summary summary = found.answer();
        return new SummaryJson(
                new Totals(summary.active(), summary.deleted()),
                summary.countries(),
                summary.newest(),
                new Growth(summary.created(), summary.createdBefore(), summary.growth()),
                found.asOf());
    }
}
