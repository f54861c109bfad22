package org.customerapi.gateway;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.Tokens;
import org.customerapi.localstack.hostile.RawSocket;

import static org.assertj.core.api.Assertions.assertThat;

class TokensIT {

    private static final Map<String, Object> GOOD = Tokens.claims("customers:read");
    private static final int MOST_OF_A_HEAD = 16 * 1024;
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

    static Stream<Named<String>> badTokens() {
        Map<String, String> hs256 = Map.of("alg", "HS256", "typ", "JWT");
        String good = Tokens.with(Scopes.READ);
        return Stream.of(
                Named.of("no token at all", ""),
                Named.of("not a token", "x"),
                Named.of("two parts", "ab.cd"),
                Named.of("alg none", Tokens.unsigned(Map.of("alg", "none"), GOOD)),
                Named.of("alg None", Tokens.unsigned(Map.of("alg", "None"), GOOD)),
                Named.of("alg none, signed", Tokens.signed(Map.of("alg", "none"), GOOD, Tokens.SECRET)),
                Named.of("signature cut off", good.substring(0, good.lastIndexOf('.') + 1)),
                Named.of("other key", Tokens.signed(hs256, GOOD, Tokens.SECRET + "!")),
                Named.of("says RS256", Tokens.signed(Map.of("alg", "RS256"), GOOD, Tokens.SECRET)),
                Named.of("says HS512", Tokens.signed(Map.of("alg", "HS512"), GOOD, Tokens.SECRET)),
                Named.of("key id is a path", Tokens.signed(kid("../../../dev/null"), GOOD, "\0")),
                Named.of("key id is a URL", Tokens.signed(kid("http://127.0.0.1:1/key"), GOOD, "x")),
                Named.of("expired", expired()),
                Named.of("never expires", Tokens.but("exp", null)),
                Named.of("not yet valid", Tokens.but("nbf", Tokens.secondsFromNow(120))),
                Named.of("other issuer", Tokens.but("iss", "someone-else")),
                Named.of("no issuer", Tokens.but("iss", null)),
                Named.of("other audience", Tokens.but("aud", "another-api")),
                Named.of("no audience", Tokens.but("aud", List.of())),
                Named.of("too long", good + "x".repeat(5000)));
    }

    private static String expired() {
        Map<String, Object> claims = Tokens.claims(Scopes.READ);
        claims.put("iat", Tokens.secondsFromNow(-3600));
        claims.put("exp", Tokens.secondsFromNow(-31));
        return Tokens.signed(Map.of("alg", "HS256", "typ", "JWT"), claims, Tokens.SECRET);
    }

    private static Map<String, String> kid(String id) {
        return Map.of("alg", "HS256", "typ", "JWT", "kid", id);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesABadTokenAndAsksNoPart(String token) throws Exception {
        var request = gateway.request("/v1/customers").GET();
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }

        HttpResponse<String> answer = gateway.send(request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(GatewayInFront.json(answer).path("status").intValue()).isEqualTo(401);
        assertThat(gateway.read.seen()).isEmpty();
    }

    @Test
    void toleratesClocksThatDifferByLessThanHalfAMinute() throws Exception {
        Map<String, Object> claims = Tokens.claims(Scopes.READ);
        claims.put("iat", Tokens.secondsFromNow(-3600));
        claims.put("exp", Tokens.secondsFromNow(-20));
        String token = Tokens.signed(Map.of("alg", "HS256"), claims, Tokens.SECRET);

        HttpResponse<String> answer =
                gateway.send(gateway.request("/v1/customers").header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** What fits a head comes and no more, neither is the connection closed: whoever reads on would wait. */
    @Test
    void refusesAnEndlessTokenOnceItIsTooLong() throws Exception {
        String answer = RawSocket.exchange(
                gateway.port(),
                "GET /v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + "x".repeat(MOST_OF_A_HEAD));

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(gateway.get("/v1/customers", Scopes.READ).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/customers,                customers:write",
        "GET,    /v1/customers/1/history,      customers:write",
        "GET,    /v1/customers/export,         customers:admin",
        "GET,    /v1/reports/customers,        customers:write",
        "POST,   /v1/customers,                customers:read",
        "POST,   /v1/customers/import,         customers:read",
        "PUT,    /v1/customers/1,              customers:read",
        "PATCH,  /v1/customers/1,              customers:admin",
        "DELETE, /v1/customers/1,              customers:read",
        "POST,   /v1/customers/1/restore,      customers:read",
        "GET,    /v1/admin/dead-letters,       customers:write",
        "POST,   /v1/admin/read-model/rebuild, customers:write",
        "GET,    /v1/admin/users,              customers:read",
        "GET,    /v1/admin/archive,            customers:read"
    })
    void refusesATokenWithoutTheScopeOfTheRoute(String method, String path, String scope) throws Exception {
        HttpResponse<String> answer = gateway.send(method, path, "", scope);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
        assertThat(GatewayInFront.json(answer).path("type").stringValue())
                .isEqualTo("urn:customer-api:problem:insufficient-scope");
        assertThat(Stream.of(gateway.write, gateway.read, gateway.sink))
                .allMatch(part -> part.seen().isEmpty());
    }

    @Test
    void letsOneSignInWithAnExpiredTokenInHand() throws Exception {
        HttpResponse<String> answer = gateway.send(gateway.request("/v1/auth/login")
                .header("Authorization", "Bearer expired")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.write.seen().getFirst().header("Authorization")).isEmpty();
    }

    @Test
    void asksTheClientToTryAgainWhileTheProviderIsAway() throws Exception {
        try (GatewayInFront ofProvider =
                GatewayInFront.with("--JWT_SECRET_KEY=", "--JWT_ISSUER_URI=http://127.0.0.1:1")) {
            String token = Tokens.signed(Map.of("alg", "RS256", "kid", "1"), Tokens.claims(Scopes.READ), Tokens.SECRET);
            HttpResponse<String> answer =
                    ofProvider.send(ofProvider.request("/v1/customers").header("Authorization", "Bearer " + token));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(ofProvider.read.seen()).isEmpty();
        }
    }

    @Test
    void takesNoTokenFromTheQuery() throws Exception {
        HttpResponse<String> answer =
                gateway.send(gateway.request("/v1/customers?access_token=" + Tokens.with(Scopes.READ)));

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
