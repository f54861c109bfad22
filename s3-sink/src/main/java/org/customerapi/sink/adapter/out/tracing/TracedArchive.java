package org.customerapi.sink.adapter.out.tracing;

import java.time.Instant;
import java.util.Optional;

import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.Placement;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Surroundings;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Partition;
import org.customerapi.telemetry.EventSpans;

/** An archive that shows, in the trace of each request, when the object with its events was put; each try anew. */
public final class TracedArchive implements EventArchive {

    private final EventArchive archive;
    private final TracedSpool spool;
    private final EventSpans spans;

    /** @param spool where the objects come from that are put here */
    public TracedArchive(EventArchive archive, TracedSpool spool, EventSpans spans) {
        this.archive = archive;
        this.spool = spool;
        this.spans = spans;
    }

    @Override
    public Placement putIfAbsent(SealedObject object) {
        return spans.around(spool.traceParentsIn(object), () -> archive.putIfAbsent(object));
    }

    @Override
    public void complete(ArchivedObject object) {
        archive.complete(object);
    }

    @Override
    public void dropUnfinished(Partition partition, Instant hour) {
        archive.dropUnfinished(partition, hour);
    }

    @Override
    public Surroundings around(Partition partition, Instant hour, long offset) {
        return archive.around(partition, hour, offset);
    }

    @Override
    public Optional<ArchivedObject> last(Partition partition) {
        return archive.last(partition);
    }
}
