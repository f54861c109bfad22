package org.customerapi.read.application.service;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.in.CustomerStream;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CustomerJson;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;

/** Walks a query page by page, one page in memory. */
final class SnapshotStream implements CustomerStream {

    private final Customers customers;
    private final CustomerQuery query;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable CustomerPage ahead;

    SnapshotStream(Customers customers, CustomerQuery query, Runnable end) {
        this.customers = customers;
        this.query = query;
        this.end = end;
        this.ahead = customers.search(query, Copy.ANY);
    }

    @Override
    public List<CustomerJson> next() {
        CustomerPage page = ahead;
        if (page == null) {
            return List.of();
        }
        CursorPosition next = page.next();
        ahead = null;
        if (page.items().isEmpty() || next == null) {
            return page.items();
        }
        ahead = customers.search(query.at(next), Copy.ANY);
        return page.items();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end.run();
        }
    }
}
