package org.customerapi.gateway;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.Tokens;
import org.customerapi.localstack.hostile.HostileRequest;
import org.customerapi.localstack.hostile.RawSocket;

import static org.assertj.core.api.Assertions.assertThat;

class HostileRequestsIT {

    private static final long TOLERATED_BYTES = 64L << 20;
    private static GatewayInFront gateway;
    private static long heapAtStart;

    @BeforeAll
    static void start() throws Exception {
        gateway = GatewayInFront.with("--CLIENT_TIMEOUT=3s", "--LOGINS_PER_MINUTE=0", "--REQUESTS_PER_SECOND=0");
        gateway.get("/v1/customers", Scopes.READ);
        heapAtStart = heap();
    }

    @AfterAll
    static void endsAsWellAsItBegan() throws Exception {
        try (GatewayInFront closedAtEnd = gateway) {
            closedAtEnd.reset();
            assertThat(closedAtEnd.get("/v1/customers", Scopes.READ).statusCode())
                    .isEqualTo(200);
            assertThat(heap()).isLessThan(heapAtStart + TOLERATED_BYTES);
        }
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Test
    void theListIsLongAndSaysEachThingOnce() {
        List<HostileRequest> all = HostileRequest.all(Tokens.SECRET);

        assertThat(all).hasSizeGreaterThanOrEqualTo(300);
        assertThat(all.stream().map(HostileRequest::text)).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> answersRightlyAndSendsNothingOnThatShouldNotPass() {
        return HostileRequest.all(Tokens.SECRET).stream()
                .map(request -> DynamicTest.dynamicTest(request.group() + ": " + request.name(), () -> send(request)));
    }

    private static void send(HostileRequest request) throws IOException {
        gateway.reset();

        String answer = RawSocket.exchange(gateway.port(), request.text());

        int status = HostileRequest.statusOf(answer);
        assertThat(request.atTheEdge()).as(answer).contains(status);
        assertThat(answer).doesNotContain("<html", "<!doctype", "Exception", "\tat ", "tomcat", "Tomcat");
        if (status >= 400) {
            assertIsProblemOrEmpty(answer);
        }
        if (!request.mayReachAPart()) {
            assertThat(Stream.of(gateway.write, gateway.read, gateway.sink).flatMap(part -> part.seen().stream()))
                    .isEmpty();
        }
    }

    private static void assertIsProblemOrEmpty(String answer) {
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        if (!body.isEmpty()) {
            assertThat(answer).contains("application/problem+json");
            assertThat(body).contains("\"type\":\"urn:customer-api:problem:");
        }
    }
}
