package org.customerapi.system.observability;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.RunningStack;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules and dashboards ask about metrics that there are. */
@ExtendWith(RunningStack.class)
class MetricsSystemTest {

    /** Prometheus's own, and counters that begin with the first trouble that they count. */
    private static final Set<String> NOT_IN_A_HEALTHY_STACK =
            Set.of("up", "archive_failures_total", "archive_lost_records_total");

    @Test
    void everyMetricThatARuleOrDashboardNamesIsThere(Stack stack, Client anyone) {
        Client admin = anyone.as("admin");
        assertThat(admin.post("/v1/customers", "{\"company\":\"Metrics\"}").status())
                .isEqualTo(201);
        assertThat(admin.get("/v1/customers").status()).isEqualTo(200);
        Set<String> named = new TreeSet<>(Observability.metrics());
        named.removeAll(NOT_IN_A_HEALTHY_STACK);

        assertThat(named).hasSizeGreaterThan(25);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(metricsOf(stack, anyone)).containsAll(named));
    }

    private static Set<String> metricsOf(Stack stack, Client anyone) {
        return Part.services().stream()
                .map(part -> anyone.at(part.address(stack.part(part).port()))
                        .get("/metrics")
                        .body())
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(line.contains("{") ? "{" : " ")))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }
}
