package org.customerapi.read.application.service;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.in.CustomerStream;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.domain.AnswerTooLarge;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CustomerJson;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.PageNumber;

/**
 * Walks a query page by page, with a page read ahead. Pages are as large as they may be in bytes, going by the one before: a
 * customer has half a kilobyte or a hundred.
 */
final class SnapshotStream implements CustomerStream {

    /** Customers, before anything is known of them. */
    static final int FIRST_PAGE = 100;

    /** Letters of the customers of a page; two are in memory for each export, in more than one form. */
    private static final long PAGE = 4L * 1024 * 1024;

    private final Customers customers;
    private final CustomerQuery query;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable CustomerPage ahead;

    SnapshotStream(Customers customers, CustomerQuery query, CursorPosition start, Runnable end) {
        this.customers = customers;
        this.query = query;
        this.end = end;
        this.ahead = page(start);
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
        ahead = page(next.withSize(sizeAfter(page.items())));
        return page.items();
    }

    private static int sizeAfter(List<CustomerJson> page) {
        long letters = page.stream().mapToLong(item -> item.text().length()).sum();
        return Math.clamp(PAGE * page.size() / Math.max(1, letters), 1, PageNumber.MAX_SIZE);
    }

    private CustomerPage page(CursorPosition position) {
        try {
            return customers.search(query.at(position), Copy.ANY);
        } catch (AnswerTooLarge failure) {
            if (position.size() == 1) {
                throw failure;
            }
            return page(position.withSize(position.size() / 2));
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end.run();
        }
    }
}
