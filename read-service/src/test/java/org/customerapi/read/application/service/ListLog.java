package org.customerapi.read.application.service;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.domain.CustomerEvent;

/** A log in memory, which the projection has read from. */
final class ListLog implements EventLog {

    private final List<CustomerEvent> events = new ArrayList<>();
    private boolean isUnread;
    private boolean isCut;

    void add(CustomerEvent event) {
        events.add(event);
    }

    void clear() {
        events.clear();
    }

    /** As if the projection had not begun yet. */
    void leaveUnread() {
        isUnread = true;
    }

    /** As if there had been older events. */
    void cut() {
        isCut = true;
    }

    @Override
    public Replay replay(@Nullable String restoredFrom) {
        return new ListReplay(events, !isCut || restoredFrom != null);
    }

    @Override
    public boolean isUnread() {
        return isUnread;
    }
}
