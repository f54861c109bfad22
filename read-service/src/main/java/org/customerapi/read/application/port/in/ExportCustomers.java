package org.customerapi.read.application.port.in;

import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerSort;

/** Hands out all customers that match. */
public interface ExportCustomers {

    /**
     * Opens one consistent view and reads its beginning; the caller closes what it gets, read to the end or not.
     *
     * @throws org.customerapi.read.domain.TooManyAtOnce when as many exports run as may
     */
    CustomerStream open(CustomerFilter filter, CustomerSort sort);
}
