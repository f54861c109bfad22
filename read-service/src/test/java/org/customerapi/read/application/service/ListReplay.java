package org.customerapi.read.application.service;

import java.util.List;

import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.domain.CustomerEvent;

/** Reads a list as a log, up to its end at the time of the last look. */
final class ListReplay implements EventLog.Replay {

    private final ListLog log;
    private final List<CustomerEvent> events;
    private final boolean reachesBack;
    private int position;
    private int end;

    ListReplay(ListLog log, List<CustomerEvent> events, boolean reachesBack) {
        this.log = log;
        this.events = events;
        this.reachesBack = reachesBack;
        this.end = events.size();
    }

    @Override
    public boolean reachesBack() {
        return reachesBack;
    }

    @Override
    public List<CustomerEvent> next() {
        log.answer();
        return List.of(events.get(position++));
    }

    @Override
    public boolean isAtEnd() {
        log.answer();
        return position >= end;
    }

    @Override
    public void lookAgain() {
        log.answer();
        end = events.size();
    }

    @Override
    public long read() {
        log.answer();
        return position;
    }

    @Override
    public long size() {
        return end;
    }

    @Override
    public void close() {}
}
