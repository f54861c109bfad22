package org.customerapi.sink.application.service;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.RotationPolicy;

/**
 * One reading of the log that fills a gap, until its end or until the archive turns out to hold a part of it. What is open
 * when it is closed is thrown away.
 */
final class GapFilling implements AutoCloseable {

    private final EventArchive archive;
    private final Spool spool;
    private final RotationPolicy rotation;
    private final Partition partition;
    private long chainEnd;
    private @Nullable Draft draft;

    GapFilling(EventArchive archive, Spool spool, RotationPolicy rotation, Partition partition, long chainEnd) {
        this.archive = archive;
        this.spool = spool;
        this.rotation = rotation;
        this.partition = partition;
        this.chainEnd = chainEnd;
    }

    /** Whether the record after this one is wanted. */
    boolean take(LogRecord record) {
        Draft open = draft;
        if (open != null && !open.name().hour().equals(record.hour()) && !put(open)) {
            return false;
        }
        Draft growing = draft == null ? spool.begin(new ObjectName(partition, record.hour(), chainEnd)) : draft;
        draft = growing;
        growing.append(record);
        return !rotation.isFull(growing.records(), growing.bytes()) || put(growing);
    }

    /** Puts what is open; the offset that the chain now goes on with. */
    long end() {
        if (draft != null) {
            put(draft);
        }
        return chainEnd;
    }

    @Override
    public void close() {
        if (draft != null) {
            draft.discard();
        }
    }

    private boolean put(Draft complete) {
        SealedObject sealed = complete.seal();
        draft = null;
        try {
            chainEnd = archive.putIfAbsent(sealed).object().range().next();
            return chainEnd == sealed.description().range().next();
        } finally {
            spool.discard(sealed.content());
        }
    }
}
