package org.customerapi.read.application.service;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.in.ReadHistory;
import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.domain.CustomerNotFound;
import org.customerapi.read.domain.History;
import org.customerapi.read.domain.HistoryEntry;
import org.customerapi.read.domain.ReadAfterWrite;

/** Reads a history by counting versions: they have no gaps, so each change can be named without a search. */
public final class CustomerHistory implements ReadHistory {

    private final EventHistory events;
    private final Freshness freshness;

    public CustomerHistory(EventHistory events, Freshness freshness) {
        this.events = events;
        this.freshness = freshness;
    }

    @Override
    public History read(UUID id, long afterVersion, int size, @Nullable ReadAfterWrite after) {
        long last = freshness
                .find(id, after)
                .map(CustomerDocument::version)
                .orElseThrow(() -> new CustomerNotFound(id.toString()));
        long to = Math.min(last, afterVersion + size);
        List<HistoryEntry> entries = afterVersion < to ? events.read(id, afterVersion + 1, to) : List.of();
        return new History(entries, last, to);
    }
}
