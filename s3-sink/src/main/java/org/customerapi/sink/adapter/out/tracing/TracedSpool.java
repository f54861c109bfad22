package org.customerapi.sink.adapter.out.tracing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.domain.ObjectName;

/** A spool that remembers which traces the records of an object belong to, until the object is discarded. */
public final class TracedSpool implements Spool {

    private final Spool spool;
    private final Map<Path, List<String>> sealed = new ConcurrentHashMap<>();

    public TracedSpool(Spool spool) {
        this.spool = spool;
    }

    @Override
    public Draft begin(ObjectName name) {
        return new TracedDraft(spool.begin(name), this::remember);
    }

    @Override
    public boolean holds(Path content) {
        return spool.holds(content);
    }

    @Override
    public void discard(Path content) {
        sealed.remove(content);
        spool.discard(content);
    }

    /** What the records of an object carry as their traceparent header. */
    Stream<String> traceParentsIn(SealedObject object) {
        return sealed.getOrDefault(object.content(), List.of()).stream();
    }

    private void remember(SealedObject object, List<String> traceParents) {
        sealed.put(object.content(), traceParents);
    }
}
