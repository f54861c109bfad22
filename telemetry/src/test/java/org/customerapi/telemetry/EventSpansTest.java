package org.customerapi.telemetry;

import java.util.stream.Stream;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventSpansTest {

    private static final String ANOTHER = "00-1af7651916cd43dd8448eb211c80319c-c7ad6b7169203331-01";

    private final RecordedSpans recorded = new RecordedSpans();
    private final EventSpans spans = new EventSpans(recorded.tracer(), "project events", SpanKind.CONSUMER);

    @Test
    void givesEachTracedEventASpanInItsOwnTrace() {
        int done = spans.around(
                Stream.<@Nullable String>of(
                        RecordedSpans.SAMPLED, null, RecordedSpans.NOT_SAMPLED, "nonsense", ANOTHER),
                () -> {
                    assertThat(recorded.all()).isEmpty();
                    return 5;
                });

        assertThat(done).isEqualTo(5);
        assertThat(recorded.all())
                .extracting(SpanData::getTraceId)
                .containsExactly(RecordedSpans.TRACE, "1af7651916cd43dd8448eb211c80319c");
        assertThat(recorded.all())
                .extracting(SpanData::getParentSpanId)
                .containsExactly(RecordedSpans.CALLER, "c7ad6b7169203331");
    }

    @Test
    void saysWhyTheWorkFailed() {
        assertThatThrownBy(() -> spans.around(Stream.of(ANOTHER), () -> {
                    throw new IllegalStateException("Elasticsearch is away");
                }))
                .hasMessage("Elasticsearch is away");

        assertThat(recorded.only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(recorded.only().getStatus().getDescription()).isEqualTo("Elasticsearch is away");
    }
}
