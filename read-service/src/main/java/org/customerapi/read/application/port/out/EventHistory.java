package org.customerapi.read.application.port.out;

import java.util.List;
import java.util.UUID;

import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.HistoryEntry;

/** Keeps every event by customer and version; every call may throw ReadModelUnavailable. */
public interface EventHistory {

    /** Keeps the events; one that is kept already stays as it is. */
    void append(List<CustomerEvent> events);

    /** The kept events of these versions, in order, as of the last append. */
    List<HistoryEntry> read(UUID id, long fromVersion, long toVersion);
}
