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
        Begun begun = begin(traceParents);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            begun.failed(failure);
            throw failure;
        } finally {
            begun.end();
        }
    }

    /**
     * Begins the spans of work that ends somewhere else.
     *
     * @param traceParents what the events carry as their traceparent header; {@code null} for one without
     */
    public Begun begin(Stream<? extends @Nullable String> traceParents) {
        return new Begun(traceParents
                .filter(Objects::nonNull)
                .map(TraceParent::read)
                .filter(parent -> Span.fromContext(parent).getSpanContext().isSampled())
                .map(this::begin)
                .toList());
    }

    private Span begin(Context parent) {
        return tracer.spanBuilder(name).setParent(parent).setSpanKind(kind).startSpan();
    }

    /** Spans whose end is still to come. */
    public static final class Begun {

        private final List<Span> spans;

        private Begun(List<Span> spans) {
            this.spans = spans;
        }

        /** The work is done. */
        public void end() {
            spans.forEach(Span::end);
        }

        /** The work failed, and is about to end. */
        public void failed(RuntimeException failure) {
            spans.forEach(span -> span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage())));
        }
    }
}
