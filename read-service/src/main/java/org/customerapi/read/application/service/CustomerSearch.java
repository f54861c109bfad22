package org.customerapi.read.application.service;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.in.SearchCustomers;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.ReadAfterWrite;

/** Searches once the writes that the caller knows of are searchable, and says how complete the answer is. */
public final class CustomerSearch implements SearchCustomers {

    private final Customers customers;
    private final Freshness freshness;
    private final Completeness completeness;

    public CustomerSearch(Customers customers, Freshness freshness, Completeness completeness) {
        this.customers = customers;
        this.freshness = freshness;
        this.completeness = completeness;
    }

    @Override
    public CompleteUpTo<CustomerPage> search(CustomerQuery query, @Nullable ReadAfterWrite after) {
        freshness.awaitSearchable(after);
        // Asked before the search: what is complete then is complete in what the search sees a moment later.
        Instant asOf = completeness.asOf().orElse(null);
        return new CompleteUpTo<>(customers.search(query), asOf);
    }
}
