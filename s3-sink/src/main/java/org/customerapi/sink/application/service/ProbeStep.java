package org.customerapi.sink.application.service;

import java.time.Instant;

import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.Surroundings;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/**
 * Asks, before the first object of an hour is begun, whether the record at hand is archived already, since committing
 * comes after putting and may not have happened, and where objects follow that the chain must not run into, as they do
 * after a gap. No object crosses an hour, so only the record's own hour is looked through; what was only half put in it
 * is cleared away.
 */
record ProbeStep(EventArchive archive, Journal journal, Partition partition, Instant hour, long offset)
        implements Step {

    @Override
    public OffsetRange run() {
        archive.dropUnfinished(partition, hour);
        Surroundings found = archive.around(partition, hour, offset);
        return found.holding().map(this::after).orElseGet(() -> new OffsetRange(offset, found.nextFirst()));
    }

    @Override
    public String verb() {
        return "probe";
    }

    private OffsetRange after(ArchivedObject object) {
        journal.found(object);
        return Step.from(object.range().next());
    }
}
