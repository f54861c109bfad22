package org.customerapi.system.observability;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PromQlTest {

    @Test
    void tellsMetricsFromFunctionsLabelsAndDurations() {
        assertThat(PromQl.metricsIn(
                        "histogram_quantile(0.99, sum by (le, job) (rate(latency_bucket{job=\"a\"}[5m]))) > 1"))
                .containsExactly("latency_bucket");
        assertThat(PromQl.metricsIn(
                        "sum(rate(count_total{status=~\"5..\"}[$__rate_interval])) / sum(all_total) > 0.01"))
                .containsExactly("all_total", "count_total");
        assertThat(PromQl.metricsIn("time() - process_start_time_seconds and up == 0"))
                .containsExactly("process_start_time_seconds", "up");
    }
}
