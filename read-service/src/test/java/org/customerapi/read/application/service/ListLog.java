package org.customerapi.read.application.service;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.ReadModelUnavailable;

/** A log in memory, which the projection has read from. */
final class ListLog implements EventLog {

    private final List<CustomerEvent> events = new ArrayList<>();
    private boolean isUnread;
    private boolean isCut;
    private boolean isFaltering;
    private boolean isSilent;

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

    /** Every call of a replay has to be repeated from now on. */
    void falter() {
        isFaltering = true;
    }

    /** Fails every other time while the log falters. */
    void answer() {
        isSilent = isFaltering && !isSilent;
        if (isSilent) {
            throw new ReadModelUnavailable("no log for the test", null);
        }
    }

    @Override
    public Replay replay(@Nullable String restoredFrom) {
        return new ListReplay(this, events, !isCut || restoredFrom != null);
    }

    @Override
    public boolean isUnread() {
        return isUnread;
    }
}
