package org.customerapi.write;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.MYSQL, Server.KAFKA})
class LoginThrottleIT {

    private static RunningWriteService service;
    private static Api api;

    @BeforeAll
    static void start(Servers servers) {
        service =
                RunningWriteService.start(servers, Home.on(servers), "--LOGIN_PAIR_BURST=3", "--LOGIN_PAIR_REFILL=1h");
        api = service.api();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void answersTooManyRequestsAndWhenToComeBackForKnownAndUnknownUsersAlike() {
        for (String username : new String[] {"admin", "nobody"}) {
            for (int i = 0; i < 3; i++) {
                assertThat(logIn(username, "wrong", "192.0.2.1").status()).isEqualTo(401);
            }
            Answer refused = logIn(username, username, "192.0.2.1");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.problem()).isEqualTo("too-many-requests");
            assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(3500L, 3600L);
        }
    }

    @Test
    void tellsClientsBehindTheGatewayApart() {
        for (int i = 0; i < 4; i++) {
            logIn("reader", "wrong", "192.0.2.2");
        }

        assertThat(logIn("reader", "reader", "192.0.2.2").status()).isEqualTo(429);
        assertThat(logIn("reader", "reader", "192.0.2.3").status()).isEqualTo(200);
    }

    @Test
    void takesOneNetworkOfIpv6ForOneClient() {
        for (int i = 1; i <= 3; i++) {
            logIn("reader", "wrong", "2001:db8:1:1::" + i);
        }

        assertThat(logIn("reader", "reader", "2001:db8:1:1::99").status()).isEqualTo(429);
        assertThat(logIn("reader", "reader", "2001:db8:1:2::99").status()).isEqualTo(200);
    }

    private static Answer logIn(String username, String password, String address) {
        return api.with("X-Forwarded-For", address)
                .post("/v1/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }
}
