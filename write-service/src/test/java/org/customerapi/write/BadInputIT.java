package org.customerapi.write;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.MYSQL, Server.KAFKA})
class BadInputIT {

    private static RunningWriteService service;
    private static Api api;

    @BeforeAll
    static void start(Servers servers) {
        service = RunningWriteService.start(servers, Home.on(servers));
        api = service.api().as("admin");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html, image/*", "none"})
    void refusesWhoTakesNoJsonBeforeAnythingIsWritten(String accept) {
        String id = api.post("/v1/customers", "{\"firstName\":\"a\"}").text("id");
        String refreshToken = api.post("/v1/auth/login", "{\"username\":\"reader\",\"password\":\"reader\"}")
                .text("refresh_token");
        String refresh = "{\"refresh_token\":\"" + refreshToken + "\"}";
        Api picky = api.with("Accept", accept);

        assertThat(List.of(
                        picky.post("/v1/customers", "{\"firstName\":\"b\"}"),
                        picky.put("/v1/customers/" + id, "{\"firstName\":\"b\"}"),
                        picky.patch("/v1/customers/" + id, "{\"firstName\":\"b\"}"),
                        picky.post("/v1/customers/" + id + "/restore", ""),
                        picky.post(
                                "/v1/admin/users", "{\"username\":\"picky\",\"password\":\"correct horse battery\"}"),
                        picky.post("/v1/admin/outbox/" + id + "/release", ""),
                        picky.post("/v1/auth/refresh", refresh)))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(406);
                    assertThat(answer.problem()).isEqualTo("not-acceptable");
                });

        assertThat(service.rows("customer WHERE first_name = 'b'")).isZero();
        assertThat(api.get("/v1/admin/users/picky").status()).isEqualTo(404);
        assertThat(api.post("/v1/auth/refresh", refresh).status()).isEqualTo(200);
        assertThat(picky.delete("/v1/customers/" + id).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"firstName":"a"                                     | 400 | malformed-request |
            {"firstName":"a"} {}                                 | 400 | malformed-request |
            {"firstName":"a","firstName":"b"}                    | 400 | malformed-request |
            ["firstName"]                                        | 400 | malformed-request |
            "text"                                               | 400 | malformed-request |
            {}                                                   | 400 | invalid-input     | ``
            {"firstName":"  "}                                   | 400 | invalid-input     | ``
            {"firstName":7}                                      | 400 | invalid-input     | /firstName
            {"firstName":"a","nickname":"b"}                     | 400 | invalid-input     | /nickname
            {"firstName":"a","id":"b"}                           | 400 | invalid-input     | /id
            {"firstName":"a","email":"nobody"}                   | 400 | invalid-input     | /email
            {"firstName":"a","email":"a@b"}                      | 400 | invalid-input     | /email
            {"firstName":"a","email":"a b@example.org"}          | 400 | invalid-input     | /email
            {"firstName":"a","address":"Berlin"}                 | 400 | invalid-input     | /address
            {"firstName":"a","address":{"country":"Germany"}}    | 400 | invalid-input     | /address/country
            {"firstName":"a","address":{"country":"XX"}}         | 400 | invalid-input     | /address/country
            {"firstName":"a","address":{"planet":"Earth"}}       | 400 | invalid-input     | /address/planet
            {"firstName":"a","tags":"b"}                         | 400 | invalid-input     | /tags
            {"firstName":"a","tags":["b",1]}                     | 400 | invalid-input     | /tags/1
            {"firstName":"a","metadata":{"b":1}}                 | 400 | invalid-input     | /metadata/b
            {"firstName":"a","metadata":{"":"b"}}                | 400 | invalid-input     | /metadata/
            {"firstName":"\\u00a0\\u200b"}                       | 400 | invalid-input     | ``
            {"firstName":"a\\u0000b"}                            | 400 | invalid-input     | /firstName
            {"firstName":"a\\ud800b"}                            | 400 | invalid-input     | /firstName
            """)
    void namesWhatIsWrongAndWritesNothing(String body, int status, String problem, String pointer) {
        long before = service.rows("customer");

        Answer answer = api.post("/v1/customers", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("instance")).isEqualTo("/v1/customers");
        assertThat(answer.text("requestId")).isEqualTo(answer.header("X-Request-Id"));
        if (pointer != null) {
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
        assertThat(service.rows("customer")).isEqualTo(before);
    }

    @Test
    void listsErrorsOfEveryKindAtOnce() {
        String body = """
                {"nickname":"x","email":"nobody","address":{"country":"XX"},"tags":[7,"\\u0000"]}
                """;

        Answer answer = api.post("/v1/customers", body);

        assertThat(answer.json().get("errors").valueStream())
                .extracting(error -> error.get("pointer").asString())
                .containsExactlyInAnyOrder("/nickname", "/tags/0", "/address/country", "/email", "/tags/1", "");
    }

    @Test
    void refusesValuesThatAreTooLong() {
        String body = "{\"firstName\":\"%s\",\"lastName\":\"%s\"}".formatted("é".repeat(101), "é".repeat(100));

        Answer answer = api.post("/v1/customers", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors")).hasSize(1);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/firstName");
    }

    @ParameterizedTest
    @CsvSource({"POST, /v1/customers", "PUT, /v1/customers/import"})
    void refusesABodyOverTheLimit(String method, String path) {
        Answer answer = api.call(method, path, "{\"firstName\":\"" + "a".repeat(1_100_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("content-too-large");
    }

    /** What is parsed, and what is said of it, would take many times the memory of the text. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 300_000})
    void saysLittleOfABodyWithWrongValuesWithoutNumber(int values) {
        Answer answer = api.post("/v1/customers", "{\"firstName\":\"a\",\"tags\":[1" + ",1".repeat(values) + "]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).hasSizeLessThan(16_000);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/customers/import-not, 405, method-not-allowed",
        "PUT, /v1/customers/not-a-uuid, 404, not-found",
        "PUT, /v1/customers/01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11, 404, not-found",
        "PUT, /v1/nothing, 404, not-found"
    })
    void answersAProblemWhereNothingIs(String method, String path, int status, String problem) {
        Answer answer = api.call(method, path, "{\"firstName\":\"a\"}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void refusesAQueryThatIsNotPercentEncoded() {
        String raw = api.raw("POST /v1/customers/import?mapping=Rabatt%:- HTTP/1.1", "text/csv", "Company\nA\n");

        assertThat(raw).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/customers",
        "PUT, /v1/customers/{id}",
        "PATCH, /v1/customers/{id}",
        "DELETE, /v1/customers/{id}",
        "POST, /v1/customers/{id}/restore",
        "POST, /v1/auth/login",
        "POST, /v1/auth/logout",
        "POST, /v1/admin/users",
        "POST, /v1/admin/users/admin/disable",
        "POST, /v1/admin/outbox/{id}/release",
        "GET, /v1/admin/users"
    })
    void refusesParametersThatItDoesNotKnowAndWritesNothing(String method, String path) {
        String id = api.post("/v1/customers", "{\"firstName\":\"a\"}").text("id");
        String query = "?dryRun=true&colour=red";
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";

        Answer answer = api.with("Content-Type", type)
                .call(method, path.replace("{id}", id) + query, "{\"firstName\":\"unknown parameter\"}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-input");
        assertThat(answer.json().get("errors").valueStream())
                .extracting(error -> error.get("pointer").asString())
                .containsExactly("?dryRun", "?colour");
        assertThat(service.rows("customer WHERE first_name = 'unknown parameter'"))
                .isZero();
        assertThat(api.patch("/v1/customers/" + id, "{\"lastName\":\"b\"}").header("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void asksForATokenBeforeItLooksAtParameters() {
        assertThat(service.api().post("/v1/customers?colour=red", "{}").status())
                .isEqualTo(401);
        assertThat(api.post("/v1/nothing?colour=red", "{}").status()).isEqualTo(404);
    }

    @Test
    void refusesOtherMediaTypes() {
        Answer answer = api.with("Content-Type", "text/plain").post("/v1/customers", "{\"firstName\":\"a\"}");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void refusesAnIdempotencyKeyThatIsNone() {
        assertThat(api.with("Idempotency-Key", "a".repeat(256))
                        .post("/v1/customers", "{\"firstName\":\"a\"}")
                        .problem())
                .isEqualTo("malformed-request");
    }

    @Test
    void answersAProblemToWhatIsNoRequest() {
        assertThat(api.raw("GET /v1/customers?q={[} HTTP/1.1", "application/json", ""))
                .startsWith("HTTP/1.1 400")
                .contains("urn:customer-api:problem:malformed-request")
                .doesNotContain("<html");
    }
}
