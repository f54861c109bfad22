package org.customerapi.read.adapter.out.metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.read.application.port.out.RebuildObserver;

/** Logs what keeps a rebuild from its end. */
final class LoggedRebuildObserver implements RebuildObserver {

    private static final Logger log = LoggerFactory.getLogger(LoggedRebuildObserver.class);

    @Override
    public void hindered(String index, RuntimeException failure) {
        log.warn("The index {} is held up in its making, which goes on once it can: {}", index, failure.getMessage());
    }

    @Override
    public void failed(String index, RuntimeException failure) {
        log.warn("The rebuild that made the index {} ended: {}", index, failure.getMessage());
    }
}
