package org.customerapi.read.application.port.in;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.ReadAfterWrite;

/** Lists and searches customers. */
public interface SearchCustomers {

    /**
     * The page asked for, and the time up to which it is complete.
     *
     * @param after what the answer has to have seen
     */
    CompleteUpTo<CustomerPage> search(CustomerQuery query, @Nullable ReadAfterWrite after);
}
