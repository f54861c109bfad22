package org.customerapi.telemetry;

import java.util.List;
import java.util.Objects;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.EventHeaders;

/**
 * The header {@code traceparent}.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
final class TraceParent {

    private TraceParent() {}

    /** The context that a header carries; an empty one for a header that is none. */
    static Context read(@Nullable String header) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), header, new HeaderItself());
    }

    /** A span's context as a header. */
    static String of(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    private static final class HeaderItself implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String header) {
            return List.of(EventHeaders.TRACE_PARENT);
        }

        @Override
        public @Nullable String get(@Nullable String header, String key) {
            return Objects.equals(key, EventHeaders.TRACE_PARENT) ? header : null;
        }
    }
}
