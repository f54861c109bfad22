package org.customerapi.sink.adapter.out.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;

/** A draft that notes the traceparent headers of its records, of the first thousand that have one. */
final class TracedDraft implements Draft {

    /** Objects may hold any number of records; what is noted of them stays small. */
    private static final int MOST = 1_000;

    private final Draft draft;
    private final BiConsumer<SealedObject, List<String>> onSealed;
    private final List<String> traceParents = new ArrayList<>();

    TracedDraft(Draft draft, BiConsumer<SealedObject, List<String>> onSealed) {
        this.draft = draft;
        this.onSealed = onSealed;
    }

    @Override
    public ObjectName name() {
        return draft.name();
    }

    @Override
    public void append(LogRecord record) {
        draft.append(record);
        if (traceParents.size() < MOST) {
            note(record);
        }
    }

    @Override
    public long records() {
        return draft.records();
    }

    @Override
    public long bytes() {
        return draft.bytes();
    }

    @Override
    public SealedObject seal() {
        SealedObject object = draft.seal();
        onSealed.accept(object, List.copyOf(traceParents));
        return object;
    }

    @Override
    public void discard() {
        draft.discard();
    }

    private void note(LogRecord record) {
        record.headers().stream()
                .filter(header -> header.name().equals(EventHeaders.TRACE_PARENT))
                .flatMap(header -> Optional.ofNullable(header.value()).stream())
                .findFirst()
                .ifPresent(value -> traceParents.add(value.text()));
    }
}
