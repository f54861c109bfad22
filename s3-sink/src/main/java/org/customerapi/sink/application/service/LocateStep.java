package org.customerapi.sink.application.service;

import java.util.Optional;
import java.util.OptionalLong;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/**
 * Finds where to go on when Kafka cannot say: after the chain, or at the start of the log for a partition that was
 * never archived. Records that left the log too early are reported; a log that ends before the chain, or has other
 * records where it ends, is refused.
 *
 * @param known an offset before which everything is archived
 */
record LocateStep(
        EventArchive archive, EventLog log, LogOrigin origin, Journal journal, Partition partition, OptionalLong known)
        implements Step {

    @Override
    public OffsetRange run() {
        return Step.from(locate());
    }

    private long locate() {
        LogBounds bounds = log.bounds(partition);
        Optional<ArchivedObject> last = archive.last(partition);
        last.ifPresent(object -> refuseAnotherLog(object, bounds));
        if (known.isEmpty() && last.isEmpty()) {
            return bounds.first();
        }
        long chainEnd = last.map(object -> object.range().next()).orElse(0L);
        return within(bounds, Math.max(known.orElse(0), chainEnd));
    }

    @Override
    public String verb() {
        return "locate";
    }

    private void refuseAnotherLog(ArchivedObject last, LogBounds bounds) {
        if (origin.contradicts(last, bounds)) {
            throw new ArchiveException(
                    "another log",
                    "the log of " + partition + " does not have the archived record at offset "
                            + last.range().last() + ": the topic was made anew under the same name",
                    null);
        }
    }

    private long within(LogBounds bounds, long next) {
        if (next > bounds.next()) {
            throw new ArchiveException(
                    "log behind archive",
                    "the archive of " + partition + " reaches up to offset " + next + ", but the log ends at "
                            + bounds.next() + ": it was truncated, or the topic was made anew under the same name",
                    null);
        }
        if (next < bounds.first()) {
            journal.lost(partition, new OffsetRange(/* first= */ next, /* next= */ bounds.first()));
        }
        return Math.max(next, bounds.first());
    }
}
