package org.customerapi.read.application.service;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.in.CustomerStream;
import org.customerapi.read.application.port.in.ExportCustomers;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.Snapshots;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CursorPosition.Snapshot;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.TooManyAtOnce;

/** Exports from a snapshot each, a bounded number of them at a time. */
public final class CustomerExport implements ExportCustomers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Customers customers;
    private final Snapshots snapshots;
    private final Freshness freshness;
    private final int most;
    private final Semaphore free;

    public CustomerExport(Customers customers, Snapshots snapshots, Freshness freshness, int most) {
        this.customers = customers;
        this.snapshots = snapshots;
        this.freshness = freshness;
        this.most = most;
        this.free = new Semaphore(most);
    }

    @Override
    public CustomerStream open(CustomerFilter filter, CustomerSort sort, @Nullable ReadAfterWrite after) {
        Copy copy = freshness.awaitSearchable(after);
        if (!free.tryAcquire()) {
            throw new TooManyAtOnce(most, "exports", RETRY_AFTER);
        }
        try {
            Snapshot snapshot = new Snapshot(snapshots.openUncounted(copy), null);
            CursorPosition start = new CursorPosition(List.of(), 1, SnapshotStream.FIRST_PAGE, snapshot);
            return start(new CustomerQuery(filter, sort, start, Set.of(), false), start, snapshot.id());
        } catch (RuntimeException failure) {
            free.release();
            throw failure;
        }
    }

    /** Reads the first part at once, so that what fails does so before anything is sent. */
    private CustomerStream start(CustomerQuery query, CursorPosition start, String snapshot) {
        try {
            return new SnapshotStream(customers, query, start, () -> end(snapshot));
        } catch (RuntimeException failure) {
            snapshots.close(snapshot);
            throw failure;
        }
    }

    /** Whatever becomes of the snapshot, which ends by itself: a place that is not given back is lost for good. */
    private void end(String snapshot) {
        try {
            snapshots.close(snapshot);
        } finally {
            free.release();
        }
    }
}
