package org.customerapi.telemetry;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Spans of what is done to many events at once: a span for each event whose request is traced, in that request's trace
 * and a child of what wrote the event.
 */
public final class EventSpans {

    private final Tracer tracer;
    private final String name;
    private final SpanKind kind;

    EventSpans(Tracer tracer, String name, SpanKind kind) {
        this.tracer = tracer;
        this.name = name;
        this.kind = kind;
    }

    /**
     * Does the work, and ends the spans with it.
     *
     * @param traceParents what the events carry as their traceparent header; {@code null} for one without
     */
    public <T> T around(Stream<? extends @Nullable String> traceParents, Supplier<T> work) {
        List<Span> spans = begin(traceParents);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            spans.forEach(span -> span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage())));
            throw failure;
        } finally {
            spans.forEach(Span::end);
        }
    }

    /** Does the work, and ends the spans with it. */
    public void around(Stream<? extends @Nullable String> traceParents, Runnable work) {
        Boolean _ = around(traceParents, () -> {
            work.run();
            return true;
        });
    }

    private List<Span> begin(Stream<? extends @Nullable String> traceParents) {
        return traceParents
                .filter(Objects::nonNull)
                .map(TraceParent::read)
                .filter(parent -> Span.fromContext(parent).getSpanContext().isSampled())
                .map(this::begin)
                .toList();
    }

    private Span begin(Context parent) {
        return tracer.spanBuilder(name).setParent(parent).setSpanKind(kind).startSpan();
    }
}
