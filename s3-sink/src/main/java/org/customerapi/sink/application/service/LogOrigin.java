package org.customerapi.sink.application.service;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.application.port.out.UnreadableObjectException;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** Tells whether a log is the one that a chain was taken from, by the last record of the chain. */
public final class LogOrigin {

    private final ArchiveCatalogue catalogue;
    private final LogReader log;

    public LogOrigin(ArchiveCatalogue catalogue, LogReader log) {
        this.catalogue = catalogue;
        this.log = log;
    }

    /**
     * Whether the log has another record, or none, where the chain ends. Nothing speaks against a log that no longer
     * reaches back so far, nor against one whose archive is damaged there.
     */
    boolean contradicts(ArchivedObject last, LogBounds bounds) {
        long offset = last.range().last();
        if (offset < bounds.first() || offset >= bounds.next()) {
            return false;
        }
        Optional<LogRecord> archived = archived(last);
        return archived.isPresent() && !archived.equals(logged(last.name().partition(), offset));
    }

    private Optional<LogRecord> archived(ArchivedObject object) {
        AtomicReference<@Nullable LogRecord> last = new AtomicReference<>();
        try {
            catalogue.read(object.name(), last::set);
            return Optional.ofNullable(last.get());
        } catch (UnreadableObjectException damaged) {
            return Optional.empty();
        }
    }

    private Optional<LogRecord> logged(Partition partition, long offset) {
        AtomicReference<@Nullable LogRecord> met = new AtomicReference<>();
        log.read(partition, new OffsetRange(offset, offset + 1), record -> {
            met.set(record);
            return false;
        });
        return Optional.ofNullable(met.get());
    }
}
