package org.customerapi.read.application.port.in;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.StatusFilter;

/** Finds one customer, as of the last applied event. */
public interface FindCustomer {

    /**
     * The customer with this id.
     *
     * @param after what the answer has to have seen
     * @throws org.customerapi.read.domain.CustomerNotFound when there is none with such a status
     */
    CustomerDocument find(UUID id, StatusFilter status, @Nullable ReadAfterWrite after);
}
