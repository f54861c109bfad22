package org.customerapi.read.application.port.in;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.History;
import org.customerapi.read.domain.ReadAfterWrite;

/** Tells what happened to a customer, also a deleted one. */
public interface ReadHistory {

    /**
     * The changes behind a version, as of the last applied event.
     *
     * @param afterVersion 0 for the beginning
     * @param size how many changes at most
     * @throws org.customerapi.read.domain.CustomerNotFound when there never was such a customer
     */
    History read(UUID id, long afterVersion, int size, @Nullable ReadAfterWrite after);
}
