package org.customerapi.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.Rows;
import org.customerapi.gateway.testing.StubPart;
import org.customerapi.gateway.testing.Tokens;
import org.customerapi.localstack.hostile.RawSocket;

import static org.assertj.core.api.Assertions.assertThat;

class BodiesIT {

    private static final int LIMIT = 1000;
    private static GatewayInFront gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayInFront.with("--MAX_BODY_BYTES=" + LIMIT, "--CLIENT_TIMEOUT=1s");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.reset();
    }

    @Test
    void takesABodyUpToTheLimit() throws Exception {
        assertThat(gateway.send("POST", "/v1/customers", "x".repeat(LIMIT), Scopes.WRITE)
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.write.seen().getFirst().body()).hasSize(LIMIT);
    }

    @Test
    void waitsForNoBodyThatMeansNothing() throws Exception {
        String answer = RawSocket.exchange(
                gateway.port(), "GET /v1/auth/jwks HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("A GET has no body here");
        assertThat(gateway.write.seen()).isEmpty();
    }

    @Test
    void refusesABodyThatSaysItIsTooLargeAndSendsNothingOn() throws Exception {
        HttpResponse<String> answer = gateway.send("POST", "/v1/customers", "x".repeat(LIMIT + 1), Scopes.WRITE);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(GatewayInFront.json(answer).path("type").stringValue())
                .isEqualTo("urn:customer-api:problem:content-too-large");
        assertThat(gateway.write.seen()).isEmpty();
    }

    @Test
    void refusesAChunkedBodyThatGrowsTooLargeAndSendsNothingOn() throws Exception {
        HttpResponse<String> answer = gateway.send(gateway.request("/v1/customers", Scopes.WRITE)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1]))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(gateway.write.seen()).isEmpty();
    }

    @Test
    void takesSmallBodiesAloneWhereNoTokenIsAskedFor() throws Exception {
        try (GatewayInFront usual = GatewayInFront.with()) {
            HttpResponse<String> large = usual.send("POST", "/v1/auth/login", "x".repeat(16_385), "");
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.body()).contains("16384 bytes at most");
            assertThat(usual.send("POST", "/v1/auth/login", "x".repeat(16_384), "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesABrokenChunkedBodyAndSendsNothingOn() throws Exception {
        String answer = RawSocket.exchange(
                gateway.port(),
                head("/v1/customers") + "Transfer-Encoding: chunked\r\n\r\nnot-a-size\r\nabc\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(gateway.write.seen()).isEmpty();
    }

    @Test
    void givesUpOnABodyThatDoesNotComeAndSendsNothingOn() throws Exception {
        String answer =
                RawSocket.exchange(gateway.port(), head("/v1/customers") + "Content-Length: 100\r\n\r\nhalf of it");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("did not arrive whole");
        assertThat(gateway.write.seen()).isEmpty();
    }

    /** The part goes on only once the client has the first row: whoever holds an export waits for ever. */
    @Test
    void passesALongExportOnWithoutHoldingIt() throws Exception {
        long rows = 200_000;
        CountDownLatch first = new CountDownLatch(1);
        gateway.read.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/csv");
            exchange.sendResponseHeaders(200, 0);
            new Rows(1).transferTo(exchange.getResponseBody());
            exchange.getResponseBody().flush();
            if (isReached(first)) {
                new Rows(rows).transferTo(exchange.getResponseBody());
            }
        });

        HttpResponse<InputStream> answer = gateway.client()
                .send(
                        gateway.request("/v1/customers/export", Scopes.READ).build(),
                        HttpResponse.BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            assertThat(body.readNBytes(Rows.WIDTH)).hasSize(Rows.WIDTH);
            first.countDown();
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(rows * Rows.WIDTH);
        }
    }

    private static boolean isReached(CountDownLatch latch) throws IOException {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @Test
    void letsAPartEndAnImportBeforeItsBodyEnds() throws Exception {
        gateway.write.handling(exchange -> {
            exchange.getRequestBody().read();
            StubPart.answer(exchange, 415, "{\"status\":415}");
        });

        String answer = RawSocket.exchange(
                gateway.port(), head("/v1/customers/import") + "Transfer-Encoding: chunked\r\n\r\n6\r\nfirst\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 415").contains("{\"status\":415}");
        assertThat(gateway.get("/v1/customers", Scopes.READ).statusCode()).isEqualTo(200);
    }

    private static String head(String path) {
        return """
                POST %s HTTP/1.1\r
                Host: x\r
                Connection: close\r
                Authorization: Bearer %s\r
                """.formatted(path, Tokens.with(Scopes.WRITE));
    }
}
