package org.customerapi.read.application.service;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

import org.customerapi.read.domain.StoredVersion;

/** Goes through an inventory one by one, with no more than a page of it in memory. */
final class InventoryWalk implements Iterator<StoredVersion> {

    private final Supplier<List<StoredVersion>> pages;
    private Iterator<StoredVersion> page = Collections.emptyIterator();
    private boolean isAtEnd;

    /** @param pages one after the other, the last one empty */
    InventoryWalk(Supplier<List<StoredVersion>> pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !isAtEnd) {
            page = pages.get().iterator();
            isAtEnd = !page.hasNext();
        }
        return page.hasNext();
    }

    @Override
    public StoredVersion next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
