package org.customerapi.read.application.service;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.in.SearchCustomers;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.Snapshots;
import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CursorPosition.Snapshot;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.ReadAfterWrite;

/** Searches once the writes that the caller knows of are searchable, and says how complete the answer is. */
public final class CustomerSearch implements SearchCustomers {

    private final Customers customers;
    private final Snapshots snapshots;
    private final Freshness freshness;
    private final Completeness completeness;

    public CustomerSearch(Customers customers, Snapshots snapshots, Freshness freshness, Completeness completeness) {
        this.customers = customers;
        this.snapshots = snapshots;
        this.freshness = freshness;
        this.completeness = completeness;
    }

    @Override
    public CompleteUpTo<CustomerPage> search(CustomerQuery query, @Nullable ReadAfterWrite after) {
        Copy copy = freshness.awaitSearchable(after);
        // Asked before the search: what is complete then is complete in what the search sees a moment later.
        Instant asOf = completeness.asOf().orElse(null);
        if (query.slice() instanceof CursorPosition position && position.snapshot() != null) {
            return walk(query, position, position.snapshot(), copy, asOf);
        }
        return new CompleteUpTo<>(customers.search(query, copy), asOf);
    }

    private CompleteUpTo<CustomerPage> walk(
            CustomerQuery query, CursorPosition position, Snapshot given, Copy copy, @Nullable Instant now) {
        Snapshot snapshot = given.isNew() ? new Snapshot(snapshots.open(copy), now) : given;
        CursorPosition pinned = new CursorPosition(position.after(), position.number(), position.size(), snapshot);
        CustomerPage page = search(query.at(pinned), given.isNew(), snapshot);
        if (page.next() == null) {
            snapshots.ended(snapshot.id());
        }
        return new CompleteUpTo<>(page, snapshot.asOf());
    }

    /** A walk that does not even begin leaves no snapshot behind. */
    private CustomerPage search(CustomerQuery query, boolean isFirst, Snapshot snapshot) {
        try {
            return customers.search(query, Copy.ANY);
        } catch (RuntimeException failure) {
            if (isFirst) {
                snapshots.close(snapshot.id());
            }
            throw failure;
        }
    }
}
