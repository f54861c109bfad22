package org.customerapi.write;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** What has had its time goes, and nothing else does. */
@WithServers({Server.MYSQL, Server.KAFKA})
class HousekeepingIT {

    private static final String CUSTOMER = "{\"firstName\":\"Maria\"}";

    @Test
    void forgetsOutcomesAfterADayAndTokensWhenTheyExpire(Servers servers) {
        try (RunningWriteService service =
                RunningWriteService.start(servers, Home.on(servers), "--customerapi.housekeeping-interval=500ms")) {
            Api api = service.api();
            Api admin = api.as("admin");
            Answer young = admin.with("Idempotency-Key", "young").post("/v1/customers", CUSTOMER);
            admin.with("Idempotency-Key", "old").post("/v1/customers", CUSTOMER);
            String living = tokenOf(api, "reader");
            tokenOf(api, "admin");
            service.jdbc()
                    .update("UPDATE refresh_token SET expires_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR"
                            + " WHERE username = 'reader'");
            service.jdbc()
                    .update("UPDATE refresh_token SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND"
                            + " WHERE username = 'admin'");
            age(service, "young", 23 * 60 + 55);
            age(service, "old", 24 * 60 + 1);

            Awaitility.await()
                    .until(() -> service.rows("idempotency WHERE idem_key = 'old'") == 0
                            && service.rows("refresh_token WHERE username = 'admin'") == 0);

            Answer replayed = admin.with("Idempotency-Key", "young").post("/v1/customers", CUSTOMER);
            assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(replayed.text("id")).isEqualTo(young.text("id"));
            assertThat(api.post("/v1/auth/refresh", "{\"refresh_token\":\"" + living + "\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static void age(RunningWriteService service, String key, int minutes) {
        service.jdbc()
                .update(
                        "UPDATE idempotency SET created_at = UTC_TIMESTAMP() - INTERVAL ? MINUTE WHERE idem_key = ?",
                        minutes,
                        key);
    }

    private static String tokenOf(Api api, String username) {
        return api.post("/v1/auth/login", "{\"username\":\"%1$s\",\"password\":\"%1$s\"}".formatted(username))
                .text("refresh_token");
    }
}
