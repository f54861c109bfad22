package org.customerapi.telemetry;

import java.util.Collections;
import java.util.Map;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TracingFilterTest {

    private final RecordedSpans spans = new RecordedSpans();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/customers/7");
    private final TracingFilter filter = new TracingFilter(spans.tracer(), asked -> "/v1/customers/{id}");

    @Test
    void continuesTheCallersTraceUnderTheRoutesName() throws Exception {
        request.addHeader("traceparent", RecordedSpans.SAMPLED);

        run((_, _) -> {});

        SpanData span = spans.only();
        assertThat(span.getName()).isEqualTo("GET /v1/customers/{id}");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getTraceId()).isEqualTo(RecordedSpans.TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(RecordedSpans.CALLER);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void beginsATraceWhereTheCallersHeaderIsNonsense() throws Exception {
        request.addHeader("traceparent", "nonsense");

        run((_, _) -> {});

        assertThat(spans.only().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void handsItsOwnSpanOnInTheRequestAndItsLogLines() throws Exception {
        request.addHeader("Traceparent", RecordedSpans.SAMPLED);
        request.addHeader("Accept", "*/*");

        run((seen, _) -> {
            HttpServletRequest inner = (HttpServletRequest) seen;
            String own = "00-" + RecordedSpans.TRACE + "-" + MDC.get("span.id") + "-01";
            assertThat(inner.getHeader("TRACEPARENT")).isEqualTo(own).doesNotContain(RecordedSpans.CALLER);
            assertThat(Collections.list(inner.getHeaders("traceparent"))).containsExactly(own);
            assertThat(Collections.list(inner.getHeaderNames())).containsExactlyInAnyOrder("Accept", "traceparent");
            assertThat(MDC.get("trace.id")).isEqualTo(RecordedSpans.TRACE);
        });

        assertThat(MDC.getCopyOfContextMap()).isIn(Map.of(), null);
        assertThat(spans.all()).hasSize(1);
    }

    @Test
    void recordsNothingOfWhatItsCallerDoesNotRecord() throws Exception {
        request.addHeader("traceparent", RecordedSpans.NOT_SAMPLED);

        run((seen, _) -> assertThat(((HttpServletRequest) seen).getHeader("traceparent"))
                .startsWith("00-" + RecordedSpans.TRACE)
                .endsWith("-00"));

        assertThat(spans.all()).isEmpty();
    }

    @Test
    void tellsNoQuerySinceThatMayNamePeople() throws Exception {
        request.setQueryString("q=maria");

        run((_, _) -> {});

        assertThat(spans.only().toString()).doesNotContain("maria");
    }

    @Test
    void marksWhatFails() throws Exception {
        run((_, response) -> ((HttpServletResponse) response).setStatus(503));

        assertThat(spans.only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void endsTheSpanOfARequestThatThrows() {
        assertThatThrownBy(() -> run((_, _) -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(spans.only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/readiness", "/metrics"})
    void leavesProbesAlone(String path) throws Exception {
        request.setRequestURI(path);

        run((_, _) -> {});

        assertThat(spans.all()).isEmpty();
    }

    private void run(FilterChain chain) throws Exception {
        filter.doFilter(request, new MockHttpServletResponse(), chain);
    }
}
