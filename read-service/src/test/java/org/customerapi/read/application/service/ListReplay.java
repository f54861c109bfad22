package org.customerapi.read.application.service;

import java.util.List;

import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.domain.CustomerEvent;

/** Reads a list as a log, up to its end at the time of the last look. */
final class ListReplay implements EventLog.Replay {

    private final List<CustomerEvent> log;
    private final boolean reachesBack;
    private int position;
    private int end;

    ListReplay(List<CustomerEvent> log, boolean reachesBack) {
        this.log = log;
        this.reachesBack = reachesBack;
        lookAgain();
    }

    @Override
    public boolean reachesBack() {
        return reachesBack;
    }

    @Override
    public List<CustomerEvent> next() {
        return List.of(log.get(position++));
    }

    @Override
    public boolean isAtEnd() {
        return position >= end;
    }

    @Override
    public void lookAgain() {
        end = log.size();
    }

    @Override
    public long read() {
        return position;
    }

    @Override
    public long size() {
        return end;
    }

    @Override
    public void close() {}
}
