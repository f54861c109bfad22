package org.customerapi.write;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.CustomerEventData;
import org.customerapi.contracts.CustomerEventType;
import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.Watermark;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.EventReader;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.kit.EventReader.header;

@WithServers({Server.MYSQL, Server.KAFKA})
class OutboxRelayIT {

    private static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void tellsEveryChangeOfACustomerInOrder(Servers servers) {
        Home home = Home.on(servers);
        // A machine that stands still for a lease would begin a second term.
        try (RunningWriteService service = RunningWriteService.start(servers, home, "--RELAY_LEASE=60s")) {
            Api api = service.api().as("admin").with("traceparent", TRACE_PARENT);
            String id = api.post("/v1/customers", "{\"firstName\":\"Maria\"}").text("id");
            api.patch("/v1/customers/" + id, "{\"lastName\":\"Anders\"}");
            api.patch("/v1/customers/" + id, "{\"lastName\":\"Anders\"}");
            api.delete("/v1/customers/" + id);
            api.post("/v1/customers/" + id + "/restore", "");

            List<ConsumerRecord<String, String>> events =
                    EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 4);

            assertThat(events).hasSize(4);
            assertThat(events).allMatch(event -> event.key().equals(id));
            assertThat(events.stream().map(event -> header(event, EventHeaders.SEQUENCE)))
                    .containsExactly("1", "2", "3", "4");
            assertThat(events.stream().map(event -> header(event, EventHeaders.TYPE)))
                    .containsExactly(
                            CustomerEventType.CREATED.type(),
                            CustomerEventType.UPDATED.type(),
                            CustomerEventType.DELETED.type(),
                            CustomerEventType.RESTORED.type());
            assertThat(events)
                    .allMatch(event -> header(event, EventHeaders.SUBJECT).equals(id));
            assertThat(events)
                    .allMatch(event -> header(event, EventHeaders.TRACE_PARENT).equals(TRACE_PARENT));
            assertThat(events)
                    .allMatch(event -> header(event, EventHeaders.RELAY_TERM).equals("1"));
            CustomerEventData update =
                    JsonMapper.shared().readValue(events.get(1).value(), CustomerEventData.class);
            assertThat(update.customer().lastName()).isEqualTo("Anders");
            assertThat(update.changed()).containsExactly("lastName");
            assertThat(update.actor()).isEqualTo("admin");
            Awaitility.await().until(() -> service.rows("outbox") == 0);
        }
    }

    @Test
    void saysHowFarTheTopicIsComplete(Servers servers) {
        Home home = Home.on(servers);
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            String updatedAt = service.api()
                    .as("admin")
                    .post("/v1/customers", "{\"firstName\":\"Maria\"}")
                    .text("updatedAt");
            String bootstrapServers = servers.kafka().bootstrapServers();
            EventReader.await(bootstrapServers, home.topic(), 1);

            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                Watermark latest = JsonMapper.shared()
                        .readValue(
                                EventReader.all(bootstrapServers, home.topic() + "-watermarks")
                                        .getLast()
                                        .value(),
                                Watermark.class);
                assertThat(latest.asOf()).isAfter(updatedAt);
                assertThat(latest.endOffsets()).hasSize(12);
                assertThat(latest.endOffsets().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(1);
            });
        }
    }

    @Test
    void answersWritesWhileKafkaIsAwayAndTellsThemOnceItIsBack() {
        try (Servers servers = Servers.dedicated(Server.MYSQL, Server.KAFKA)) {
            Home home = Home.on(servers);
            try (RunningWriteService service = RunningWriteService.start(servers, home)) {
                Api api = service.api().as("admin");
                assertThat(api.post("/v1/customers", "{\"firstName\":\"Before\"}")
                                .status())
                        .isEqualTo(201);
                servers.kafka().kill();
                for (int i = 0; i < 20; i++) {
                    assertThat(api.post("/v1/customers", "{\"firstName\":\"Meanwhile\"}")
                                    .status())
                            .isEqualTo(201);
                }
                servers.kafka().start();

                List<ConsumerRecord<String, String>> events =
                        EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 21);

                assertThat(events.stream().map(ConsumerRecord::key).distinct()).hasSize(21);
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> service.rows("outbox") == 0);
            }
        }
    }

    @Test
    void handsOverToAnotherInstance(Servers servers) {
        Home home = Home.on(servers);
        RunningWriteService first = RunningWriteService.start(servers, home);
        try (RunningWriteService second = RunningWriteService.start(servers, home)) {
            first.api().as("admin").post("/v1/customers", "{\"firstName\":\"A\"}");
            EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 1);
            first.close();

            second.api().as("admin").post("/v1/customers", "{\"firstName\":\"B\"}");
            List<ConsumerRecord<String, String>> events =
                    EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 2);

            assertThat(events.stream().map(event -> header(event, EventHeaders.RELAY_TERM)))
                    .doesNotHaveDuplicates();
        }
    }
}
