package org.customerapi.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.StubPart;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardingIT {

    private static GatewayInFront gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayInFront.with();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /v1/auth/login,                  write",
        "POST,   /v1/auth/refresh,                write",
        "POST,   /v1/auth/logout,                 write",
        "GET,    /v1/auth/jwks,                   write",
        "POST,   /v1/customers,                   write",
        "PUT,    /v1/customers/1,                 write",
        "PATCH,  /v1/customers/1,                 write",
        "DELETE, /v1/customers/1,                 write",
        "POST,   /v1/customers/1/restore,         write",
        "POST,   /v1/customers/import,            write",
        "GET,    /v1/customers,                   read",
        "HEAD,   /v1/customers,                   read",
        "GET,    /v1/customers/1,                 read",
        "GET,    /v1/customers/1/history,         read",
        "GET,    /v1/customers/export,            read",
        "GET,    /v1/reports/customers,           read",
        "GET,    /v1/admin/dead-letters,          read",
        "POST,   /v1/admin/read-model/rebuild,    read",
        "GET,    /v1/admin/outbox,                write",
        "DELETE, /v1/admin/users/bob,             write",
        "GET,    /v1/admin/archive/gaps,          sink",
        "POST,   /v1/admin/archive/restore,       sink"
    })
    void givesEachRouteToItsPartAndToNoOther(String method, String path, String part) throws Exception {
        HttpResponse<String> answer = gateway.send(method, path, "", Scopes.READ, Scopes.WRITE, Scopes.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Stream.of(gateway.write, gateway.read, gateway.sink).flatMap(stub -> stub.seen().stream()))
                .extracting(StubPart.Seen::method, StubPart.Seen::uri)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(method, path));
        assertThat(named(part).seen()).hasSize(1);
    }

    private static StubPart named(String part) {
        return switch (part) {
            case "write" -> gateway.write;
            case "read" -> gateway.read;
            default -> gateway.sink;
        };
    }

    @Test
    void passesTheQueryTheBodyAndTheTokenOnAsTheyAre() throws Exception {
        String body = "{\"company\":\"Öberg & Söner\"}";
        HttpRequest.Builder request = gateway.request("/v1/customers?dry=%C3%B6%26+x&tag=a&tag=b", Scopes.WRITE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-1")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .POST(HttpRequest.BodyPublishers.ofString(body));

        gateway.send(request);

        StubPart.Seen seen = gateway.write.seen().getFirst();
        assertThat(seen.uri()).isEqualTo("/v1/customers?dry=%C3%B6%26+x&tag=a&tag=b");
        assertThat(seen.body()).isEqualTo(body);
        assertThat(seen.header("Authorization")).startsWith("Bearer ey");
        assertThat(seen.header("Idempotency-Key")).isEqualTo("k-1");
        assertThat(seen.header("Content-Type")).isEqualTo("application/json");
        assertThat(seen.header("traceparent")).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    /** A question with many filters, and its next page, in which each sign may take three. */
    @Test
    void passesLongQueriesAndTheLinksThatRepeatThem() throws Exception {
        String link = "</v1/customers?company=" + "%2B".repeat(15_000) + ">; rel=\"next\"";
        gateway.read.answering(exchange -> {
            exchange.getResponseHeaders().set("Link", link);
            StubPart.answer(exchange, 200, "{}");
        });

        HttpResponse<String> answer =
                gateway.send("GET", "/v1/customers?company=" + "a+".repeat(6_000), "", Scopes.READ);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Link")).contains(link);
    }

    @Test
    void passesStatusHeadersAndBodyOfTheAnswerBackAsTheyAre() throws Exception {
        gateway.write.answering(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.getResponseHeaders().set("Consistency-Token", "abc");
            exchange.getResponseHeaders().set("Location", "/v1/customers/9");
            StubPart.answer(exchange, 201, "{\"id\":\"9\"}");
        });

        HttpResponse<String> answer = gateway.send("POST", "/v1/customers", "{}", Scopes.WRITE);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"id\":\"9\"}");
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().firstValue("Consistency-Token")).contains("abc");
        assertThat(answer.headers().firstValue("Location")).contains("/v1/customers/9");
    }

    @Test
    void doesNotFollowARedirectNorSwallowARefusalOfAPart() throws Exception {
        gateway.read.answering(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://elsewhere.invalid/");
            StubPart.answer(exchange, 302, "{}");
        });
        assertThat(gateway.get("/v1/customers", Scopes.READ).statusCode()).isEqualTo(302);

        gateway.read.answering(exchange -> StubPart.answer(exchange, 401, "{\"status\":401}"));
        assertThat(gateway.get("/v1/customers", Scopes.READ).body()).isEqualTo("{\"status\":401}");
    }

    @Test
    void saysWhoTheClientIsAndBelievesNoClientAboutIt() throws Exception {
        gateway.send(gateway.request("/v1/customers", Scopes.READ)
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Client-Cert", "CN=admin")
                .header("X-Real-IP", "203.0.113.9")
                .header("Forwarded", "for=203.0.113.9"));

        StubPart.Seen seen = gateway.read.seen().getFirst();
        assertThat(seen.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(List.of("X-Forwarded-Client-Cert", "X-Real-IP", "Forwarded"))
                .allSatisfy(name -> assertThat(seen.header(name)).isEmpty());
    }

    @Test
    void keepsAWellFormedRequestIdAndReplacesAnyOther() throws Exception {
        HttpResponse<String> kept =
                gateway.send(gateway.request("/v1/customers", Scopes.READ).header("X-Request-Id", "order-7.A_b"));
        HttpResponse<String> replaced =
                gateway.send(gateway.request("/v1/customers", Scopes.READ).header("X-Request-Id", "x".repeat(65)));

        assertThat(kept.headers().allValues("X-Request-Id")).containsExactly("order-7.A_b");
        assertThat(gateway.read.seen().getFirst().header("X-Request-Id")).isEqualTo("order-7.A_b");
        assertThat(replaced.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
        assertThat(gateway.read.seen().getLast().header("X-Request-Id"))
                .isEqualTo(replaced.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void answersWhatIsNotInTheRouteSetWithAProblemAndAsksNoPart() throws Exception {
        HttpResponse<String> unknown = gateway.get("/v1/nothing", Scopes.READ);
        HttpResponse<String> wrongMethod = gateway.send("DELETE", "/v1/customers", "", Scopes.WRITE);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(GatewayInFront.json(unknown).path("type").stringValue())
                .isEqualTo("urn:customer-api:problem:not-found");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("GET, HEAD, POST");
        assertThat(gateway.read.seen()).isEmpty();
        assertThat(gateway.write.seen()).isEmpty();
    }
}
