package org.customerapi.read.application.service;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.in.FindCustomer;
import org.customerapi.read.domain.CustomerNotFound;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.StatusFilter;

/** Finds a customer once the writes that the caller knows of are stored. */
public final class CustomerFinder implements FindCustomer {

    private final Freshness freshness;

    public CustomerFinder(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public CustomerDocument find(UUID id, StatusFilter status, @Nullable ReadAfterWrite after) {
        return freshness
                .find(id, after)
                .filter(status::includes)
                .orElseThrow(() -> new CustomerNotFound(id.toString()));
    }
}
