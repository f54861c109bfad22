package org.customerapi.write;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.kit.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.DatabaseCopy;
import org.customerapi.write.kit.EventReader;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** MySQL comes back as it was at a point in time, while Kafka has what came after. */
@WithServers({Server.MYSQL, Server.KAFKA})
class DatabaseSetBackIT {

    @Test
    void takesNoWritesAndSendsNothingWhileMySqlLacksWhatKafkaHas(Servers servers) {
        Home home = Home.on(servers);
        DatabaseCopy copy;
        String id;
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            id = api.post("/v1/customers", "{\"firstName\":\"Maria\"}").text("id");
            awaitSent(servers, home, service, 1);
            copy = DatabaseCopy.of(servers, home);
            api.patch("/v1/customers/" + id, "{\"lastName\":\"Anders\"}");
            awaitSent(servers, home, service, 2);
        }
        copy.putBack();

        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            Answer refused = api.patch("/v1/customers/" + id, "{\"lastName\":\"Other\"}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("detail")).contains("lacks changes");
            assertThat(api.get("/v1/admin/outbox").json().get("behindLog").booleanValue())
                    .isTrue();
            assertThat(api.get("/metrics").toString()).contains("outbox_behind_log{application=\"write-service\"} 1.0");
            assertThat(api.get("/metrics").toString())
                    .contains("outbox_relay_active_term{application=\"write-service\"} 0.0");
            assertThat(events(servers, home)).hasSize(2);
        }
    }

    private static void awaitSent(Servers servers, Home home, RunningWriteService service, int events) {
        EventReader.await(servers.kafka().bootstrapServers(), home.topic(), events);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> service.rows("outbox") == 0);
    }

    private static List<ConsumerRecord<String, String>> events(Servers servers, Home home) {
        return EventReader.all(servers.kafka().bootstrapServers(), home.topic());
    }
}
