package org.customerapi.sink.application.service;

import java.time.Instant;

import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Partition;

/**
 * Asks, before the first object of a session is begun, whether the record at hand is archived already: committing comes
 * after putting, and may not have happened. No object crosses an hour, so only the record's own hour is looked through;
 * what was only half put in it is cleared away.
 */
record ProbeStep(EventArchive archive, Journal journal, Partition partition, Instant hour, long offset)
        implements Step {

    @Override
    public long run() {
        archive.dropUnfinished(partition, hour);
        return archive.holding(partition, hour, offset).map(this::after).orElse(offset);
    }

    @Override
    public String verb() {
        return "probe";
    }

    private long after(ArchivedObject object) {
        journal.found(object);
        return object.range().next();
    }
}
