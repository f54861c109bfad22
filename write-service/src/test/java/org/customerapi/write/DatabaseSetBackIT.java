package org.customerapi.write;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.EventTracker;
import org.customerapi.contracts.EventTracker.Verdict;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.config.RecoveryCommandLine;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.DatabaseCopy;
import org.customerapi.write.kit.EventReader;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.kit.EventReader.header;

/** MySQL comes back as it was at a point in time, while Kafka has what came after. */
@WithServers({Server.MYSQL, Server.KAFKA})
class DatabaseSetBackIT {

    private static final String EVERYTHING = """
            {"externalId":"P1","firstName":"Péter","lastName":"Nagy","company":"Nagy Kft","email":"Peter@Example.org",
             "phone":"+36 1 234 5678","tags":["wholesale","new"],"metadata":{"fax":"030"},
             "address":{"line1":"Fő utca 1","city":"Budapest","postalCode":"1011","country":"HU"}}
            """;

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
            Answer unread = api.with("Content-Type", "text/csv").post("/v1/customers/import", "firstName\nHanna\n");
            assertThat(unread.status()).isEqualTo(503);
            assertThat(unread.text("detail")).contains("lacks changes");
            assertThat(api.get("/v1/admin/outbox").json().get("behindLog").booleanValue())
                    .isTrue();
            assertThat(api.get("/metrics").toString()).contains("outbox_behind_log{application=\"write-service\"} 1.0");
            assertThat(api.get("/metrics").toString())
                    .contains("outbox_relay_active_term{application=\"write-service\"} 0.0");
            assertThat(events(servers, home)).hasSize(2);
        }
    }

    @Test
    void isBroughtForwardToWhatKafkaHas(Servers servers) {
        Home home = Home.on(servers);
        DatabaseCopy copy;
        List<List<String>> before;
        String maria;
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            maria = create(api, "{\"firstName\":\"Maria\",\"email\":\"shared@example.org\"}");
            String thomas = create(api, "{\"firstName\":\"Thomas\",\"email\":\"thomas@example.org\"}");
            String hanna = create(api, "{\"firstName\":\"Hanna\",\"externalId\":\"H1\"}");
            awaitSent(servers, home, service, 3);
            copy = DatabaseCopy.of(servers, home);
            raiseTermTo40(service, api);
            api.patch("/v1/customers/" + maria, "{\"lastName\":\"Anders\",\"email\":\"maria@example.org\"}");
            api.patch("/v1/customers/" + thomas, "{\"email\":\"Shared@example.org\"}");
            api.delete("/v1/customers/" + hanna);
            create(api, EVERYTHING);
            awaitSent(servers, home, service, 7);
            before = customers(service);
        }
        copy.putBack();

        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            assertThat(api.delete("/v1/customers/" + maria).status()).isEqualTo(503);
            assertThat(customers(service)).isNotEqualTo(before);

            assertThat(recover(servers, home)).contains("7 events read, 4 customers written");

            assertThat(customers(service)).isEqualTo(before);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(api.patch("/v1/customers/" + maria, "{\"lastName\":\"Other\"}")
                                    .text("version"))
                            .isEqualTo("3"));
            awaitSent(servers, home, service, 8);
        }
        assertThat(verdicts(servers, home)).hasSize(8).containsOnly(Verdict.NEW);
        assertThat(recover(servers, home)).contains("8 events read, 0 customers written");
    }

    @Test
    void tellsNoVersionASecondTimeThatWasGivenTwice(Servers servers) {
        Home home = Home.on(servers);
        DatabaseCopy copy;
        String id;
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            id = create(api, "{\"firstName\":\"Maria\"}");
            awaitSent(servers, home, service, 1);
            copy = DatabaseCopy.of(servers, home);
            api.patch("/v1/customers/" + id, "{\"lastName\":\"Told\"}");
            awaitSent(servers, home, service, 2);
        }
        copy.putBack();
        writeUnnoticed(servers, home, "/v1/customers/" + id, "{\"lastName\":\"Given again\"}");

        assertThat(recover(servers, home)).contains("2 events read, 1 customers written, 1 of them");
        assertThat(recover(servers, home)).contains("2 events read, 0 customers written, 0 of them");
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            assertThat(service.jdbc().queryForList("SELECT last_name FROM customer", String.class))
                    .containsExactly("Told");
            api.patch("/v1/customers/" + id, "{\"firstName\":\"Third\"}");
            awaitSent(servers, home, service, 3);
        }
        assertThat(verdicts(servers, home)).hasSize(3).containsOnly(Verdict.NEW);
    }

    /** What is written between a failover and its detection: this one looks at a topic that is ahead of nobody. */
    private static void writeUnnoticed(Servers servers, Home home, String path, String change) {
        Home unaware = new Home(home.database(), home.topic() + "-unaware");
        try (RunningWriteService service =
                RunningWriteService.start(servers, unaware, "--customerapi.relay.enabled=false")) {
            assertThat(service.api().as("admin").patch(path, change).status()).isEqualTo(200);
            assertThat(service.rows("outbox")).isEqualTo(1);
        }
    }

    /** Waits until the relay has found out, as it would send again what it could not remove under its old term. */
    private static void raiseTermTo40(RunningWriteService service, Api api) {
        service.jdbc().update("UPDATE relay_lease SET term = 40");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/metrics")
                        .toString()
                        .contains("outbox_relay_active_term{application=\"write-service\"} 4"));
    }

    private static String create(Api api, String customer) {
        return api.post("/v1/customers", customer).text("id");
    }

    private static String recover(Servers servers, Home home) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = RecoveryCommandLine.run(
                WriteServiceApplication.class,
                new PrintStream(told, true, StandardCharsets.UTF_8),
                RunningWriteService.arguments(servers, home));
        assertThat(code).isZero();
        return told.toString(StandardCharsets.UTF_8);
    }

    private static List<List<String>> customers(RunningWriteService service) {
        return service.jdbc().query("SELECT * FROM customer ORDER BY id", (row, number) -> {
            List<String> values = new ArrayList<>(List.of(HexFormat.of().formatHex(row.getBytes(1))));
            for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                values.add(String.valueOf(row.getString(column)));
            }
            return values;
        });
    }

    private static List<Verdict> verdicts(Servers servers, Home home) {
        Map<Integer, EventTracker> trackers = new HashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (ConsumerRecord<String, String> event : events(servers, home)) {
            EventTracker tracker =
                    trackers.computeIfAbsent(event.partition(), partition -> new EventTracker(100, subject -> 0));
            long sequence = Long.parseLong(header(event, EventHeaders.SEQUENCE));
            long term = Long.parseLong(header(event, EventHeaders.RELAY_TERM));
            Verdict verdict = tracker.check(event.key(), sequence, term, event.offset());
            verdicts.add(verdict);
            if (verdict == Verdict.NEW || verdict == Verdict.GAP) {
                tracker.applied(event.key(), sequence);
            }
        }
        return verdicts;
    }

    private static void awaitSent(Servers servers, Home home, RunningWriteService service, int events) {
        EventReader.await(servers.kafka().bootstrapServers(), home.topic(), events);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> service.rows("outbox") == 0);
    }

    private static List<ConsumerRecord<String, String>> events(Servers servers, Home home) {
        return EventReader.all(servers.kafka().bootstrapServers(), home.topic());
    }
}
