package org.customerapi.read;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.contracts.Scopes;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class HttpIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static ReadSide side;
    private static ReadService service;
    private static final CustomerEvent EVA =
            created(aCustomer().named("Eva", "Öberg").build());

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start();
        side.publishAndAwait(service, 1, List.of(EVA));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    /** Each blank of a value takes three signs in the address of the next page. */
    @Test
    void answersAQuestionThatIsAsLongAsTheGatewayTakes() {
        String companies = ("&company=" + "A+".repeat(95)).repeat(50);

        Answer answer = service.get("/v1/customers?size=1" + companies);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void tellsTheLengthOfJson() {
        Answer answer = service.get("/v1/customers");

        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void refusesTokensThatAreNotMadeForIt() {
        List<String> bad = List.of(
                "",
                "nonsense",
                Tokens.expired(Scopes.READ),
                Tokens.signedWith("another-key-of-at-least-32-bytes-!!!!", Scopes.READ),
                Tokens.forAudience("another-api", Scopes.READ),
                Tokens.fromIssuer("https://elsewhere.example.org", Scopes.READ));
        for (String token : bad) {
            Answer answer = service.getWith(token, "/v1/customers");
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        Answer none = service.send(service.request("/v1/customers").GET().build());
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void asksToTryAgainWhereTheKeysOfTokensAreOutOfReach() {
        String signedWithAKeyPair = "eyJhbGciOiJSUzI1NiJ9.e30.AAAA";
        try (ReadService alone = side.startUnready(Map.of("jwt.jwks-uri", "http://127.0.0.1:1/keys"))) {
            Answer answer = alone.getWith(signedWithAKeyPair, "/v1/customers");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void refusesATokenWithoutTheScope() {
        Answer answer = service.getWith(Tokens.with(Scopes.WRITE), "/v1/customers");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("insufficient-scope");
        assertThat(service.get("/v1/admin/dead-letters").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness", "/metrics"})
    void showsHealthAndMetricsToAnyone(String path) {
        assertThat(service.send(service.request(path).GET().build()).status()).isEqualTo(200);
    }

    @Test
    void answersNotModifiedToWhoHasTheVersion() {
        String path = "/v1/customers/" + EVA.customerId();

        assertThat(service.get(path, "If-None-Match", "\"1\"").status()).isEqualTo(304);
        assertThat(service.get(path, "If-None-Match", "\"2\"").status()).isEqualTo(200);
    }

    @Test
    void answersProblemsForWhatIsNotThere() {
        for (String path : List.of("/v1/customers/" + UUID.randomUUID(), "/v1/customers/1-1-1-1-1", "/v1/nothing")) {
            Answer answer = service.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
            assertThat(answer.json().at("/instance").asString()).isEqualTo(path);
        }
    }

    @Test
    void answersAProblemToAnotherMethod() {
        Answer answer = service.send(service.request("/v1/customers")
                .header("Authorization", "Bearer " + Tokens.with(Scopes.READ))
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET");
    }

    @Test
    void answersAProblemWhenNoRepresentationIsAcceptable() {
        Answer answer = service.get("/v1/customers", "Accept", "image/png");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
    }

    @Test
    void beginsNoRebuildForWhoTakesNoAnswerInJson() {
        String token = Tokens.with(Scopes.ADMIN);

        for (String command : List.of("rebuild", "swap-back")) {
            Answer answer = service.send(service.request("/v1/admin/read-model/" + command)
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/xml")
                    .POST(BodyPublishers.noBody())
                    .build());
            assertThat(answer.status()).isEqualTo(406);
        }

        assertThat(service.getWith(token, "/v1/admin/read-model/rebuild").text("state"))
                .isEqualTo("none");
    }

    @Test
    void answersAProblemToAQueryStringThatIsNoText() throws IOException {
        String token = Tokens.with(Scopes.READ);

        assertThat(raw("GET /v1/customers?q=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("urn:customer-api:problem:");
    }

    @Test
    void answersAProblemToAMalformedRequestLine() throws IOException {
        assertThat(raw("GET /v1/customers?q={[} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("urn:customer-api:problem:malformed-request")
                .doesNotContain("<html");
    }

    @Test
    void handsTheRequestIdBack() {
        Answer answer = service.get("/v1/customers?size=0", "X-Request-Id", "abc-1");

        assertThat(answer.header("X-Request-Id")).isEqualTo("abc-1");
        assertThat(answer.json().at("/requestId").asString()).isEqualTo("abc-1");
    }

    @Test
    void countsRequestsByRouteTemplate() {
        service.get("/v1/customers/" + EVA.customerId());

        String metrics = service.send(service.request("/metrics").GET().build()).body();
        assertThat(metrics)
                .containsPattern("request_count_total\\{method=\"GET\",route=\"/v1/customers/\\{id}\",status=\"200\"} ")
                .contains("request_latency_seconds_bucket")
                .contains("projection_searchable_delay_seconds_bucket")
                .contains("projection_lag_events")
                .doesNotContain(EVA.customerId().toString());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
