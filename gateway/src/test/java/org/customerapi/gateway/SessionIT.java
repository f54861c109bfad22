package org.customerapi.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.StubPart;

import static org.assertj.core.api.Assertions.assertThat;

class SessionIT {

    private static final String TOKENS = """
            {"access_token":"access-1","token_type":"Bearer","expires_in":900,"refresh_token":"refresh-1"}""";
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
        gateway.write.answering(exchange -> StubPart.answer(exchange, 200, TOKENS));
    }

    @Test
    void keepsTheRefreshTokenInACookieThatNoScriptAndNoOtherSiteGets() throws Exception {
        HttpResponse<String> answer = gateway.send(signIn().header("X-Requested-With", "page"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("access-1").doesNotContain("refresh-1");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("refresh=refresh-1;")
                .contains("HttpOnly", "SameSite=Strict", "Path=/session");
        assertThat(gateway.write.seen().getFirst().body()).isEqualTo("{\"username\":\"a\",\"password\":\"b\"}");
    }

    @Test
    void tradesTheCookieForNewTokens() throws Exception {
        HttpResponse<String> answer = gateway.send(refresh().header("Cookie", "refresh=refresh-0"));

        assertThat(gateway.write.seen().getFirst().uri()).isEqualTo("/v1/auth/refresh");
        assertThat(gateway.write.seen().getFirst().body()).isEqualTo("{\"refresh_token\":\"refresh-0\"}");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).startsWith("refresh=refresh-1;");
        assertThat(answer.body()).contains("access-1").doesNotContain("refresh-1");
    }

    @Test
    void saysThatThereIsNoSessionWithoutACookie() throws Exception {
        assertThat(gateway.send(refresh()).statusCode()).isEqualTo(401);
        assertThat(gateway.write.seen()).isEmpty();
    }

    @Test
    void dropsACookieThatIsNoLongerGood() throws Exception {
        gateway.write.answering(exchange -> StubPart.answer(exchange, 401, "{\"status\":401}"));

        HttpResponse<String> answer = gateway.send(refresh().header("Cookie", "refresh=old"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("refresh=;", "Max-Age=0");
    }

    @Test
    void keepsTheCookieWhileTheLoginIsBusy() throws Exception {
        gateway.write.answering(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            StubPart.answer(exchange, 429, "{\"status\":429}");
        });

        HttpResponse<String> answer = gateway.send(refresh().header("Cookie", "refresh=refresh-0"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void refusesRequestsThatOtherSitesMadeABrowserSend() throws Exception {
        HttpResponse<String> unmarked = gateway.send(signIn().header("Cookie", "refresh=refresh-0"));
        HttpResponse<String> foreign =
                gateway.send(refresh().header("Cookie", "refresh=refresh-0").header("Sec-Fetch-Site", "cross-site"));

        assertThat(unmarked.statusCode()).isEqualTo(403);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(gateway.write.seen()).isEmpty();
    }

    @Test
    void endsASessionByRevokingTheTokenAndTakingTheCookieBack() throws Exception {
        gateway.write.answering(exchange -> exchange.sendResponseHeaders(204, -1));

        HttpResponse<String> answer = gateway.send(signOut().header("Cookie", "refresh=refresh-0"));

        assertThat(gateway.write.seen().getFirst().uri()).isEqualTo("/v1/auth/logout");
        assertThat(gateway.write.seen().getFirst().body()).isEqualTo("{\"refresh_token\":\"refresh-0\"}");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("refresh=;", "Max-Age=0");
    }

    @Test
    void signsOutAlsoWhileTheLoginIsDownOrThereIsNoSession() throws Exception {
        gateway.write.answering(exchange -> {});

        HttpResponse<String> down = gateway.send(signOut().header("Cookie", "refresh=refresh-0"));
        HttpResponse<String> none = gateway.send(signOut());

        assertThat(down.statusCode()).isEqualTo(204);
        assertThat(down.headers().firstValue("Set-Cookie").orElse("")).contains("refresh=;", "Max-Age=0");
        assertThat(none.statusCode()).isEqualTo(204);
        assertThat(gateway.write.seen()).hasSize(1);
    }

    @Test
    void answers503WhileTheLoginIsDown() throws Exception {
        gateway.write.answering(exchange -> {});

        assertThat(gateway.send(signIn().header("X-Requested-With", "page")).statusCode())
                .isEqualTo(503);
    }

    private static HttpRequest.Builder signIn() {
        return gateway.request("/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"a\",\"password\":\"b\"}"));
    }

    private static HttpRequest.Builder signOut() {
        return gateway.request("/session").header("X-Requested-With", "page").DELETE();
    }

    private static HttpRequest.Builder refresh() {
        return gateway.request("/session/refresh")
                .header("X-Requested-With", "page")
                .POST(HttpRequest.BodyPublishers.noBody());
    }
}
