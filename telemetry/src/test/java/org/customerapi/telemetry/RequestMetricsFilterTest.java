package org.customerapi.telemetry;

import java.io.IOException;
import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestMetricsFilterTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final RequestMetricsFilter filter =
            new RequestMetricsFilter(registry, MatchedRoute::of, Timer.Builder::publishPercentileHistogram);

    @Test
    void countsAndTimesRequestsUnderTheirRoute() throws Exception {
        get("/v1/customers/7");
        get("/v1/customers/8");

        Tags tags = Tags.of("method", "GET", "route", "/v1/customers/{id}", "status", "200");
        assertThat(registry.get("request_count").tags(tags).counter().count()).isEqualTo(2);
        assertThat(registry.get("request_latency").tags(tags).timer().count()).isEqualTo(2);
        assertThat(registry.getMeters()).hasSize(2);
    }

    @Test
    void letsPathsAndMethodsThatNobodyKnowsShareOneSeries() throws Exception {
        for (String word : List.of("BREW", "MILK", "SUGAR")) {
            filter.doFilter(
                    new MockHttpServletRequest(word, "/" + word), new MockHttpServletResponse(), answering(404));
        }

        assertThat(count("OTHER", "unmatched", "404")).isEqualTo(3);
    }

    @Test
    void countsARequestThatEndsInAnExceptionAsAFailure() {
        assertThatThrownBy(() -> filter.doFilter(
                        new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), (_, _) -> {
                            throw new IOException("broken");
                        }))
                .hasMessage("broken");

        assertThat(count("GET", "unmatched", "500")).isEqualTo(1);
    }

    @Test
    void countsAnAnswerThatBreaksOffUnderTheStatusThatHasBeenSent() {
        assertThatThrownBy(() -> filter.doFilter(
                        new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), (_, response) -> {
                            response.flushBuffer();
                            throw new IOException("broken");
                        }))
                .hasMessage("broken");

        assertThat(count("GET", "unmatched", "200")).isEqualTo(1);
    }

    private void get(String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        filter.doFilter(
                request,
                new MockHttpServletResponse(),
                (asked, _) -> asked.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/v1/customers/{id}"));
    }

    private static FilterChain answering(int status) {
        return (_, response) -> ((HttpServletResponse) response).setStatus(status);
    }

    private double count(String method, String route, String status) {
        assertThat(registry.getMeters()).extracting(Meter::getId).hasSize(2);
        return registry.get("request_count")
                .tags("method", method, "route", route, "status", status)
                .counter()
                .count();
    }
}
