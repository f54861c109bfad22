package org.customerapi.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitsIT {

    private static final int LIMIT = 5;

    private GatewayInFront gateway;

    @BeforeEach
    void start() {
        gateway = GatewayInFront.with(
                "--LOGINS_PER_MINUTE=2", "--REQUESTS_PER_SECOND=" + LIMIT, "--TRUSTED_PROXIES=127.0.0.1");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void refusesSignInsBeyondTheLimitOfAnAddressAndOfNoOther() throws Exception {
        assertThat(login("203.0.113.1").headers().firstValue("RateLimit")).contains("\"address\";r=1;t=30");
        assertThat(login("203.0.113.1").statusCode()).isEqualTo(200);

        HttpResponse<String> third = login("203.0.113.1");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers()
                        .firstValue("Retry-After")
                        .map(Integer::valueOf)
                        .orElse(0))
                .isBetween(1, 30);
        assertThat(third.headers().firstValue("RateLimit-Policy")).contains("\"address\";q=2;w=60");
        assertThat(GatewayInFront.json(third).path("type").stringValue())
                .isEqualTo("urn:customer-api:problem:too-many-requests");
        assertThat(gateway.write.seen()).hasSize(2);
        assertThat(login("203.0.113.2").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> login(String from) throws Exception {
        return gateway.send(gateway.request("/v1/auth/login")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    @Test
    void refusesRequestsBeyondTheLimitOfASubject() throws Exception {
        long begin = System.nanoTime();
        int allowed = 0;
        for (int sent = 1; sent <= 40; sent++) {
            HttpResponse<String> answer = gateway.get("/v1/customers", Scopes.READ);
            long most = LIMIT + refilledSince(begin);
            assertThat(remaining(answer)).isBetween(Math.max(0L, LIMIT - sent), Math.max(0, most - allowed - 1));
            allowed += answer.statusCode() == 200 ? 1 : 0;
            assertThat((long) allowed).isBetween((long) Math.min(sent, LIMIT), most);
        }

        assertThat(gateway.read.seen()).hasSize(allowed);
    }

    /** How many the bucket may have got back meanwhile. */
    private static long refilledSince(long begin) {
        return (System.nanoTime() - begin) * LIMIT / 1_000_000_000L;
    }

    private static long remaining(HttpResponse<String> answer) {
        String told = answer.headers().firstValue("RateLimit").orElse("");
        assertThat(told).matches("\"subject\";r=\\d+;t=\\d+");
        return Long.parseLong(told.substring(told.indexOf("r=") + 2, told.indexOf(";t=")));
    }
}
