package org.customerapi.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.RunningArchive;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.KAFKA, Server.S3})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminRoutesIT {

    private static final String ARCHIVE = "/v1/admin/archive";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningArchive archive;
    private final AdminApi api;
    private final Bucket bucket;

    AdminRoutesIT(Servers servers) {
        archive = RunningArchive.of(servers, 1, (log, partition) -> log.writeTo(partition, 250));
        api = archive.api();
        bucket = archive.bucket();
    }

    @AfterAll
    void end() {
        archive.close();
    }

    @Test
    void listsWhatIsArchivedByPartition() {
        JsonNode partition = JsonMapper.shared()
                .readTree(api.get(ARCHIVE).body())
                .required("partitions")
                .required(0);
        assertThat(partition.required("firstOffset").asLong()).isZero();
        assertThat(partition.required("lastOffset").asLong()).isEqualTo(249);
        assertThat(partition.required("objects").asLong()).isEqualTo(3);
        assertThat(partition.required("bytes").asLong()).isPositive();
        assertThat(partition.required("lag").asLong()).isZero();
    }

    @Test
    void findsNothingWrongInASoundArchive() {
        archive.sink().assertClean();
    }

    @Test
    void findsAnObjectThatIsGone() {
        String key = bucket.keys().get(1);
        bucket.keeping(key, () -> {
            bucket.delete(key);
            assertFinding("gap", 100, 199);
        });
    }

    @Test
    void findsAnObjectWhoseContentWasChanged() {
        String key = bucket.keys().get(1);
        bucket.keeping(key, () -> {
            bucket.tamper(key, bucket.content(bucket.keys().getFirst()));
            assertFinding("checksum", 100, 199);
        });
    }

    @Test
    void findsAnObjectThatIsNoArchive() {
        String key = bucket.keys().get(1);
        bucket.keeping(key, () -> {
            bucket.tamper(key, "no gzip".getBytes(StandardCharsets.UTF_8));
            assertFinding("content", 100, 199);
        });
    }

    @Test
    void findsAnOverlap() {
        String key = bucket.keys().get(1);
        String another = key.replace("00100.ndjson", "00150.ndjson");
        bucket.keeping(another, () -> {
            bucket.copyWithFirstOffset(key, another, 150);
            assertFinding("overlap", 150, 199);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {ARCHIVE, ARCHIVE + "/verify"})
    void isForAdministratorsOnly(String path) {
        assertProblem(api.send("GET", path, null), 401, "unauthenticated");
        assertProblem(api.send("GET", path, "no token"), 401, "unauthenticated");
        assertProblem(
                api.send("GET", path, AdminApi.token("customers:admin", Duration.ofMinutes(-2))),
                401,
                "unauthenticated");
        assertProblem(
                api.send("GET", path, AdminApi.token("customers:read", Duration.ofMinutes(2))),
                403,
                "insufficient-scope");
    }

    @Test
    void answersEveryBadRequestWithAProblem() {
        assertProblem(api.get("/v1/admin/archive/verify?content=perhaps"), 400, "invalid-input");
        assertProblem(api.get("/v1/admin/nothing"), 404, "not-found");
        assertProblem(
                api.send("DELETE", ARCHIVE, AdminApi.token("customers:admin", Duration.ofMinutes(2))),
                405,
                "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET  | ?partition=0                   | ``                                         | ?partition
            GET  | /verify?contents=false         | ``                                         | ?contents
            GET  | /records?partitions=0          | ``                                         | ?partitions
            GET  | /retractions?partition=0       | ``                                         | ?partition
            POST | /restores?partition=0          | {"topic":"restored"}                       | ?partition
            POST | /restores                      | {"topic":"restored","fromOffset":1}        | /fromOffset
            POST | /retractions?dryRun=true       | {"partition":0,"firstOffset":0,"lastOffset":99} | ?dryRun
            POST | /retractions                   | {"partition":0,"firstOffset":0,"lastOffset":99,"why":""} | /why
            POST | /retractions/any/undo?dryRun=true      | ``                                 | ?dryRun
            POST | /retractions/any/rearchive?dryRun=true | ``                                 | ?dryRun
            """)
    void refusesWhatItDoesNotKnow(String method, String path, String body, String pointer) {
        HttpResponse<String> answer = method.equals("GET") ? api.get(ARCHIVE + path) : api.post(ARCHIVE + path, body);
        assertProblem(answer, 400, "invalid-input");
        assertThat(pointersOf(answer)).containsExactly(pointer);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        HttpResponse<String> records = api.get(ARCHIVE + "/records?partition=none&firstOffset=-1&until=tomorrow");
        assertProblem(records, 400, "invalid-input");
        assertThat(pointersOf(records)).containsExactly("?partition", "?firstOffset", "?until");
        HttpResponse<String> retraction = api.post(ARCHIVE + "/retractions", "{\"reason\":7}");
        assertProblem(retraction, 400, "invalid-input");
        assertThat(pointersOf(retraction)).containsExactly("/partition", "/firstOffset", "/lastOffset", "/reason");
    }

    @Test
    void asksToTryAgainWhereTheKeysOfTokensAreOutOfReach(Servers servers) {
        String signedWithAKeyPair = "eyJhbGciOiJSUzI1NiJ9.e30.AAAA";
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1);
                RunningSink alone = RunningSink.start(
                        servers,
                        log.name(),
                        servers.s3().endpoint(),
                        Map.of("jwt.jwks-uri", "http://127.0.0.1:1/keys"))) {
            HttpResponse<String> answer = new AdminApi(alone).send("GET", ARCHIVE, signedWithAKeyPair);

            assertProblem(answer, 503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void answersWhatIsNoRequestWithAProblem() throws IOException {
        int port = archive.sink().uri().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write("GET /{ HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("urn:customer-api:problem:malformed-request")
                    .doesNotContain("<html");
        }
    }

    @Test
    void answersProbesAndFiguresWithoutAToken() {
        assertThat(api.send("GET", "/health", null).statusCode()).isEqualTo(200);
        assertThat(api.send("GET", "/health", null).body()).contains("\"archive\":{\"status\":\"UP\"}");
        assertThat(api.send("GET", "/health/liveness", null).statusCode()).isEqualTo(200);
        assertThat(api.send("GET", "/health/readiness", null).statusCode()).isEqualTo(200);
        assertThat(api.send("GET", "/metrics", null).body())
                .contains("archive_objects_total")
                .contains("archive_delay_seconds_bucket")
                .containsPattern("request_count_total\\{.*route=\"/health\".*status=\"200\".*}")
                .contains("request_latency_seconds_bucket");
    }

    private void assertFinding(String kind, long first, long last) {
        List<JsonNode> lines = api.verify();
        assertThat(lines.getFirst().required("finding").asString()).isEqualTo(kind);
        assertThat(lines.getFirst().required("firstOffset").asLong()).isEqualTo(first);
        assertThat(lines.getFirst().required("lastOffset").asLong()).isEqualTo(last);
        assertThat(lines.getLast().required("verdict").asString()).isEqualTo("damaged");
    }

    private static List<String> pointersOf(HttpResponse<String> problem) {
        return JsonMapper.shared()
                .readTree(problem.body())
                .required("errors")
                .valueStream()
                .map(error -> error.required("pointer").asString())
                .toList();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.required("type").asString()).isEqualTo("urn:customer-api:problem:" + type);
        assertThat(problem.required("status").asInt()).isEqualTo(status);
        assertThat(problem.required("title").asString()).isNotBlank();
        assertThat(problem.required("instance").asString()).startsWith("/v1/");
        assertThat(response.headers().firstValue("content-length")).isPresent();
        assertThat(problem.required("requestId").asString())
                .isEqualTo(response.headers().firstValue("x-request-id").orElseThrow());
    }
}
