package org.customerapi.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.StubPart;
import org.customerapi.gateway.testing.Tokens;
import org.customerapi.localstack.process.Ports;

import static org.assertj.core.api.Assertions.assertThat;

class FailingPartsIT {

    private static final String ORIGIN = "https://app.example.org";

    private GatewayInFront gateway;

    @BeforeEach
    void start() {
        gateway = GatewayInFront.with();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void answers503ForAPartThatIsDownWhileTheOthersGoOn() throws Exception {
        gateway.read.close();

        HttpResponse<String> down = gateway.get("/v1/customers", Scopes.READ);
        HttpResponse<String> up = gateway.send("POST", "/v1/customers", "{}", Scopes.WRITE);

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("Retry-After")).contains("2");
        assertThat(GatewayInFront.json(down).path("type").stringValue())
                .isEqualTo("urn:customer-api:problem:unavailable");
        assertThat(GatewayInFront.json(down).path("detail").stringValue()).contains("read-service");
        assertThat(GatewayInFront.json(down).path("requestId").stringValue())
                .isEqualTo(down.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(up.statusCode()).isEqualTo(200);
    }

    @Test
    void findsAPartAgainThatWasDown() throws Exception {
        gateway.close();
        // Not one that the system gives to outgoing connections: it could be taken before the part is back.
        int port = Ports.free();
        gateway = GatewayInFront.with("--READ_SERVICE_URL=http://127.0.0.1:" + port);
        assertThat(gateway.get("/v1/customers", Scopes.READ).statusCode()).isEqualTo(503);

        try (StubPart back = StubPart.startAt(port)) {
            back.reset();
            assertThat(gateway.get("/v1/customers", Scopes.READ).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answers504ForAPartThatTakesTooLong() throws Exception {
        gateway.close();
        gateway = GatewayInFront.with("--READ_TIMEOUT=1s");
        CountDownLatch never = new CountDownLatch(1);
        gateway.read.answering(exchange -> await(never));

        HttpResponse<String> answer = gateway.get("/v1/customers", Scopes.READ);

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(GatewayInFront.json(answer).path("type").stringValue())
                .isEqualTo("urn:customer-api:problem:timeout");
        never.countDown();
    }

    @Test
    void asksAgainOnceWhenAReadBreaksOffBeforeItsAnswer() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        gateway.read.answering(exchange -> {
            if (asked.incrementAndGet() > 1) {
                StubPart.answer(exchange, 200, "{\"second\":true}");
            }
        });

        HttpResponse<String> answer = gateway.get("/v1/customers", Scopes.READ);

        assertThat(answer.body()).isEqualTo("{\"second\":true}");
        assertThat(asked).hasValue(2);
    }

    @Test
    void neverSendsAWriteTwice() throws Exception {
        gateway.write.answering(exchange -> {});

        HttpResponse<String> answer = gateway.send("POST", "/v1/customers", "{}", Scopes.WRITE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(gateway.write.seen()).hasSize(1);
    }

    @Test
    void refusesAnImportWhoseServiceIsDownWithoutTakingItsBody() throws Exception {
        gateway.write.close();

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            client.setSoTimeout(10_000);
            client.getOutputStream()
                    .write("""
                    POST /v1/customers/import HTTP/1.1\r
                    Host: x\r
                    Authorization: Bearer %s\r
                    Transfer-Encoding: chunked\r
                    \r
                    8\r
                    company
                    \r
                    """.formatted(Tokens.with(Scopes.WRITE)).getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 503");
            assertThat(answer.lines().anyMatch("Connection: close"::equals)).isTrue();
        }
    }

    @Test
    void refusesMoreThanItHasRoomForUntilThereIsRoomAgain() throws Exception {
        gateway.close();
        gateway = GatewayInFront.with(
                "--MAX_REQUESTS_PER_PART=2", "--READ_TIMEOUT=10m", "--CORS_ALLOWED_ORIGINS=" + ORIGIN);
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(2);
        gateway.read.answering(exchange -> {
            taken.countDown();
            await(slow);
            StubPart.answer(exchange, 200, "{}");
        });
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            waiting.add(gateway.client()
                    .sendAsync(
                            gateway.request("/v1/customers", Scopes.READ).build(),
                            HttpResponse.BodyHandlers.ofString()));
        }
        await(taken);

        HttpResponse<String> refused = gateway.send(
                gateway.request("/v1/customers?size=1", Scopes.READ).header("Origin", ORIGIN));
        HttpResponse<String> unchecked =
                gateway.send(gateway.request("/v1/customers").header("Authorization", "Bearer no-token"));
        HttpResponse<String> other = gateway.send("POST", "/v1/customers", "{}", Scopes.WRITE);
        HttpResponse<String> own = gateway.get("/health/liveness");
        slow.countDown();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("Retry-After");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(unchecked.statusCode()).isEqualTo(503);
        assertThat(gateway.read.seen()).hasSize(2);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(gateway.get("/v1/customers", Scopes.READ).statusCode()).isEqualTo(200);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
