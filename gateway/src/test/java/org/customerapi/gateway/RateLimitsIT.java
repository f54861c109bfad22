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

    private GatewayInFront gateway;

    @BeforeEach
    void start() {
        gateway =
                GatewayInFront.with("--LOGINS_PER_MINUTE=2", "--REQUESTS_PER_SECOND=5", "--TRUSTED_PROXIES=127.0.0.1");
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
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> answer = gateway.get("/v1/customers", Scopes.READ);
            assertThat(answer.headers().firstValue("RateLimit").orElse("")).startsWith("\"subject\";r=");
            refused += answer.statusCode() == 429 ? 1 : 0;
        }

        assertThat(refused).isPositive();
        assertThat(gateway.read.seen()).hasSize(40 - refused);
    }
}
