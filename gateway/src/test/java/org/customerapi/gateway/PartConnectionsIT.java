package org.customerapi.gateway;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.StubPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PartConnectionsIT {

    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();

    @Test
    void keepsAConnectionForManyRequestsAndLeavesItOnceItIsOld() throws Exception {
        try (GatewayInFront gateway = GatewayInFront.with("--PART_CONNECTION_AGE=6s")) {
            gateway.read.answering(exchange -> {
                connections.add(exchange.getRemoteAddress().getPort());
                StubPart.answer(exchange, 200, "{}");
            });

            gateway.get("/v1/customers", Scopes.READ);
            gateway.get("/v1/customers", Scopes.READ);
            assertThat(connections).hasSize(1);

            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                gateway.get("/v1/customers", Scopes.READ);
                assertThat(connections).hasSize(2);
            });
        }
    }
}
