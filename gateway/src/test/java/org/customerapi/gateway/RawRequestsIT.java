package org.customerapi.gateway;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.StubPart;
import org.customerapi.gateway.testing.Tokens;
import org.customerapi.localstack.hostile.RawSocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class RawRequestsIT {

    private static final String AUTHORIZATION =
            "Authorization: Bearer " + Tokens.with(Scopes.READ, Scopes.WRITE) + "\r\n";
    private static GatewayInFront gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayInFront.with("--CLIENT_TIMEOUT=1s");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void forget() {
        gateway.reset();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                argumentSet("no HTTP at all", "hello\r\n\r\n"),
                argumentSet("unknown version", "GET /v1/customers HTTP/9.9\r\nHost: x\r\n\r\n"),
                argumentSet("no Host", "GET /v1/customers HTTP/1.1\r\n\r\n"),
                argumentSet("two Hosts", "GET /v1/customers HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
                argumentSet("bad Host", "GET /v1/customers HTTP/1.1\r\nHost: a b\r\n\r\n"),
                argumentSet("bad character in the target", "GET /v1/customers?q=<x> HTTP/1.1\r\nHost: x\r\n\r\n"),
                argumentSet("bad escape in the path", "GET /v1/customers/%zz HTTP/1.1\r\nHost: x\r\n\r\n"),
                argumentSet("encoded slash", "GET /v1/customers/..%2fadmin HTTP/1.1\r\nHost: x\r\n\r\n"),
                argumentSet("traversal", "GET /v1/customers/../admin/users HTTP/1.1\r\nHost: x\r\n\r\n"),
                argumentSet("above the root", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"),
                argumentSet("double slash", "GET //v1/customers HTTP/1.1\r\nHost: x\r\n\r\n"),
                argumentSet("path parameter", "GET /v1/customers;x=1 HTTP/1.1\r\nHost: x\r\n\r\n"),
                argumentSet("header without a colon", "GET /v1/customers HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n"),
                argumentSet("blank before the colon", "GET /v1/customers HTTP/1.1\r\nHost : x\r\n\r\n"),
                argumentSet("folded header", "GET /v1/customers HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n"),
                argumentSet("two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}")),
                argumentSet("length is no number", post("Content-Length: two\r\n", "{}")),
                argumentSet("negative length", post("Content-Length: -1\r\n", "{}")),
                argumentSet("unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")),
                argumentSet("huge chunk size", post("Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\n{}\r\n")),
                argumentSet("body shorter than its length", post("Content-Length: 100\r\n", "{}")));
    }

    private static String post(String headers, String body) {
        return "POST /v1/customers HTTP/1.1\r\nHost: x\r\n" + AUTHORIZATION + headers + "\r\n" + body;
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void answersARequestThatCannotBeReadWithAProblemOrABareRefusal(String request) throws Exception {
        String answer = RawSocket.exchange(gateway.port(), request);

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|501|505) .*").doesNotContain("<", "Exception", "\tat ");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                .satisfiesAnyOf(
                        body -> assertThat(body).isEmpty(),
                        body -> assertThat(body).contains("\"type\":\"urn:customer-api:problem:"));
        assertThat(gateway.write.seen()).isEmpty();
        assertThat(gateway.read.seen()).isEmpty();
    }

    /** RFC 9112, 6.3: the chunks count, and the connection ends, so that the length can smuggle nothing in. */
    @Test
    void readsOneRequestWhereLengthAndChunksDisagree() throws Exception {
        String smuggled = "GET /v1/admin/users HTTP/1.1\r\nHost: x\r\n\r\n";

        String answer = RawSocket.exchange(
                gateway.port(),
                post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n" + smuggled));

        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(gateway.write.seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).isEqualTo("{}"));
    }

    /** RFC 9110, 7.6.1. */
    @Test
    void keepsToItselfWhatConcernsTheConnectionOnly() throws Exception {
        RawSocket.exchange(
                gateway.port(),
                "GET /v1/customers HTTP/1.1\r\nHost: x\r\n" + AUTHORIZATION
                        + "Connection: X-Hop, close\r\nX-Hop: 1\r\nX-End: 2\r\nTE: trailers\r\nKeep-Alive: 5\r\n\r\n");

        StubPart.Seen seen = gateway.read.seen().getFirst();
        assertThat(List.of("X-Hop", "TE", "Keep-Alive"))
                .allSatisfy(name -> assertThat(seen.header(name)).isEmpty());
        assertThat(seen.header("X-End")).isEqualTo("2");
    }

    @Test
    void serves10ClientsToo() throws Exception {
        String answer = RawSocket.exchange(gateway.port(), "GET /v1/customers HTTP/1.0\r\n" + AUTHORIZATION + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("Connection: close");
    }

    @Test
    void hangsUpOnHalfARequest() throws Exception {
        assertThat(RawSocket.exchange(gateway.port(), "GET /v1/custom")).doesNotContain("200", "<");
        assertThat(RawSocket.exchange(gateway.port(), "GET /v1/customers HTTP/1.1\r\nHost: x\r\nX-Half: "))
                .doesNotContain("200", "<");
    }

    @Test
    void refusesHeadersLargerThanSixteenKilobytes() throws Exception {
        String answer = RawSocket.exchange(
                gateway.port(), "GET /v1/customers HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer)
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith("HTTP/1.1 400"),
                        text -> assertThat(text).isEmpty());
    }
}
