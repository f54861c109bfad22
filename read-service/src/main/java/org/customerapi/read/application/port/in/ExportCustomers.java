package org.customerapi.read.application.port.in;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.ReadAfterWrite;

/** Hands out all customers that match. */
public interface ExportCustomers {

    /**
     * Opens one consistent view, which holds the writes to be seen, and reads its beginning; the caller closes what it
     * gets, read to the end or not.
     *
     * @param after writes that have to be in it; {@code null} for any state
     * @throws org.customerapi.read.domain.ReadModelBehind when those take too long
     * @throws org.customerapi.read.domain.TooManyAtOnce when as many exports run as may
     */
    CustomerStream open(CustomerFilter filter, CustomerSort sort, @Nullable ReadAfterWrite after);
}
