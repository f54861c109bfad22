package org.customerapi.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.StubPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class GatewayOwnAnswersIT {

    private static GatewayInFront gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayInFront.with("--CORS_ALLOWED_ORIGINS=https://app.example.org", "--HSTS=true");
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
    void tellsTheHealthOfEachPartAndTheReasonOnlyToThoseWithAToken() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            HttpResponse<String> well = gateway.send(gateway.request("/health"));
            assertThat(well.statusCode()).isEqualTo(200);
            assertThat(status(well, "read-service")).isEqualTo("UP");
        });
        gateway.read.answering(exchange -> StubPart.answer(exchange, 503, "{}"));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            HttpResponse<String> ill = gateway.send(gateway.request("/health"));
            assertThat(ill.statusCode()).isEqualTo(503);
            assertThat(status(ill, "read-service")).isEqualTo("DOWN");
            assertThat(status(ill, "write-service")).isEqualTo("UP");
            assertThat(ill.body()).doesNotContain("answers 503");
            assertThat(gateway.get("/health", Scopes.READ).body()).contains("answers 503");
        });
        assertThat(code("/health/readiness")).isEqualTo(200);
        assertThat(code("/health/liveness")).isEqualTo(200);
    }

    @Test
    void looksAtNoTokenOfAProbe() throws Exception {
        HttpResponse<String> probe =
                gateway.send(gateway.request("/health/liveness").header("Authorization", "Bearer none-at-all"));
        assertThat(probe.statusCode()).isEqualTo(200);
    }

    @Test
    void sendsFilesOfThePageCompressedToThoseWhoTakeThem() throws Exception {
        HttpResponse<String> file = gateway.send(gateway.request("/app/app.css").header("Accept-Encoding", "gzip"));
        assertThat(file.headers().firstValue("Content-Encoding")).contains("gzip");
        String tag = file.headers().firstValue("ETag").orElseThrow();
        assertThat(gateway.send(gateway.request("/app/app.css").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    private static String status(HttpResponse<String> health, String part) {
        return GatewayInFront.json(health)
                .at("/components/parts/components/" + part + "/status")
                .stringValue("none");
    }

    private static int code(String path) {
        try {
            return gateway.send(gateway.request(path)).statusCode();
        } catch (java.io.IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void countsAndTimesRequestsByTemplateNeverById() throws Exception {
        gateway.get("/v1/customers/0193-some-id", Scopes.READ);
        gateway.get("/no/such/path");

        String metrics = gateway.send(gateway.request("/metrics")).body();

        assertThat(metrics)
                .contains("request_count_total{method=\"GET\",route=\"/v1/customers/{id}\",status=\"200\"} 1.0")
                .contains("request_count_total{method=\"GET\",route=\"unmatched\",status=\"404\"}")
                .contains("request_latency_seconds_count{method=\"GET\",route=\"/v1/customers/{id}\",status=\"200\"} 1")
                .doesNotContain("0193-some-id")
                .doesNotContain("no/such/path");
    }

    @Test
    void describesTheWholeApiThoughNoPartAnswers() throws Exception {
        gateway.write.answering(exchange -> StubPart.answer(exchange, 500, "{}"));

        HttpResponse<String> answer = gateway.send(gateway.request("/v1/openapi"));

        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=300");
        JsonNode document = GatewayInFront.json(answer);
        assertThat(document.at("/paths/~1v1~1customers/post/operationId").stringValue())
                .isEqualTo("createCustomer");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").stringValue())
                .isEqualTo("bearer");
    }

    @Test
    void servesTheDocumentationPageWithAllItsFilesFromHere() throws Exception {
        HttpResponse<String> redirect = gateway.send(gateway.request("/apidocs"));
        HttpResponse<String> page = gateway.send(gateway.request("/apidocs/index.html"));

        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location")).contains("/apidocs/index.html");
        assertThat(page.body()).contains("swagger-ui").doesNotContain("http");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
        for (String file : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "start.js", "favicon-32x32.png"}) {
            assertThat(page.body()).contains(file);
            assertThat(code("/apidocs/" + file)).as(file).isEqualTo(200);
        }
        assertThat(code("/apidocs/nothing.js")).isEqualTo(404);
    }

    @Test
    void letsOnlyTheOriginsOfItsSettingCallFromABrowser() throws Exception {
        HttpResponse<String> allowed = gateway.send(preflight("https://app.example.org"));
        HttpResponse<String> refused = gateway.send(preflight("https://evil.example"));

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example.org");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void letsScriptsOfThoseOriginsSeeEveryHeaderThatIsDescribed() throws Exception {
        HttpResponse<String> answer =
                gateway.send(gateway.request("/v1/customers", Scopes.READ).header("Origin", "https://app.example.org"));

        String exposed =
                answer.headers().firstValue("Access-Control-Expose-Headers").orElse("");
        assertThat(exposed.split(", ?"))
                .containsAll(describedHeaders())
                .contains("RateLimit", "RateLimit-Policy", "WWW-Authenticate", "Allow", "X-Request-Id");
    }

    /** All that answers may have, but for those that every script sees (Fetch, CORS-safelisted response-header names). */
    private static Set<String> describedHeaders() throws Exception {
        JsonNode document = GatewayInFront.json(gateway.send(gateway.request("/v1/openapi")));
        Set<String> names = new HashSet<>(document.at("/components/headers").propertyNames());
        document.path("paths").findValues("responses").stream()
                .flatMap(JsonNode::valueStream)
                .forEach(answer -> names.addAll(answer.path("headers").propertyNames()));
        assertThat(names).contains("Content-Disposition", "Idempotency-Replayed");
        names.remove("Cache-Control");
        return names;
    }

    private static HttpRequest.Builder preflight(String origin) {
        return gateway.request("/v1/customers")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void sendsSecurityHeadersWithEveryAnswer() throws Exception {
        HttpResponse<String> answer = gateway.get("/v1/customers", Scopes.READ);

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age");
    }
}
