package org.customerapi.telemetry;

import java.util.List;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** A tracer whose ended spans can be looked at. */
final class RecordedSpans {

    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    static final String CALLER = "b7ad6b7169203331";
    static final String SAMPLED = "00-" + TRACE + "-" + CALLER + "-01";
    static final String NOT_SAMPLED = "00-" + TRACE + "-" + CALLER + "-00";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()
            .get("test");

    Tracer tracer() {
        return tracer;
    }

    List<SpanData> all() {
        return exporter.getFinishedSpanItems();
    }

    SpanData only() {
        if (all().size() != 1) {
            throw new AssertionError("not one span: " + all());
        }
        return all().getFirst();
    }
}
