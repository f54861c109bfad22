package org.customerapi.write;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.Watermark;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.EventReader;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.kit.EventReader.header;

/** A broker whose topic takes only small records refuses a large customer's event for ever. */
@WithServers({Server.MYSQL, Server.KAFKA})
class HeldEventsIT {

    private final Random random = new Random(7);

    @Test
    void holdsACustomerWhoseEventKafkaRefusesUntilItIsReleased(Servers servers) throws Exception {
        Home home = Home.on(servers);
        String bootstrap = servers.kafka().bootstrapServers();
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            String large =
                    api.post("/v1/customers", "{\"firstName\":\"Maria\"}").text("id");
            EventReader.await(bootstrap, home.topic(), 1);
            limitRecords(bootstrap, home.topic(), 20_000);

            api.patch("/v1/customers/" + large, largeMetadata());
            api.patch("/v1/customers/" + large, "{\"metadata\":null}");
            String later =
                    api.post("/v1/customers", "{\"firstName\":\"Other\"}").text("updatedAt");

            Awaitility.await().until(() -> service.rows("outbox_held") == 2);
            assertThat(EventReader.await(bootstrap, home.topic(), 2)).hasSize(2);
            api.delete("/v1/customers/" + large);
            Awaitility.await().until(() -> service.rows("outbox_held") == 3 && service.rows("outbox") == 0);
            JsonNode outbox = overview(api);
            assertThat(outbox.at("/heldCustomers").asInt()).isEqualTo(1);
            assertThat(outbox.at("/heldEvents").asInt()).isEqualTo(3);
            assertThat(outbox.at("/items/0/customerId").asString()).isEqualTo(large);
            assertThat(outbox.at("/items/0/sequence").asInt()).isEqualTo(2);
            assertThat(outbox.at("/items/0/reason").asString()).contains("RecordTooLargeException");
            assertThat(latestWatermark(bootstrap, home).asOf()).isBefore(later);

            String first = outbox.at("/items/0/refusedAt").asString();
            api.post("/v1/admin/outbox/" + large + "/release", "");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    overview(api).at("/items/0/refusedAt").asString())
                            .as("refused and held again")
                            .isGreaterThan(first));
            assertThat(sequences(bootstrap, home.topic(), large)).containsExactly("1");

            limitRecords(bootstrap, home.topic(), 1_000_000);
            Answer released = api.post("/v1/admin/outbox/" + large + "/release", "");
            assertThat(released.status()).isEqualTo(202);
            assertThat(released.json().at("/events").asInt()).isEqualTo(3);

            EventReader.await(bootstrap, home.topic(), 5);
            assertThat(sequences(bootstrap, home.topic(), large)).containsExactly("1", "2", "3", "4");
            Awaitility.await().until(() -> service.rows("outbox") == 0);
            assertThat(overview(api).at("/items").isEmpty()).isTrue();
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(latestWatermark(bootstrap, home).asOf()).isAfter(later));
        }
    }

    @Test
    void answersAsProblemsWhatCannotBeReleased(Servers servers) {
        try (RunningWriteService service = RunningWriteService.start(servers, Home.on(servers))) {
            Api api = service.api();
            String nobody = "/v1/admin/outbox/0193a1b2-0000-7000-8000-000000000000/release";

            assertThat(api.as("admin").post(nobody, "").problem()).isEqualTo("not-found");
            assertThat(api.as("admin")
                            .post("/v1/admin/outbox/nonsense/release", "")
                            .problem())
                    .isEqualTo("not-found");
            assertThat(api.as("reader").post(nobody, "").status()).isEqualTo(403);
            assertThat(api.as("reader").get("/v1/admin/outbox").status()).isEqualTo(403);
        }
    }

    /** Nothing a request may hold makes an event that a topic with Kafka's usual limits would refuse. */
    @Test
    void tellsOfTheLargestCustomerThereCanBe(Servers servers) {
        Home home = Home.on(servers);
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Map<String, String> metadata = IntStream.range(0, 50)
                    .boxed()
                    .collect(Collectors.toMap(i -> text(38) + "%02d".formatted(i), i -> text(500)));
            List<String> tags = IntStream.range(0, 50).mapToObj(i -> text(50)).toList();
            Map<String, Object> customer = Map.of(
                    "firstName",
                    text(100),
                    "lastName",
                    text(100),
                    "company",
                    text(200),
                    "tags",
                    tags,
                    "metadata",
                    metadata);

            Answer answer = service.api()
                    .as("admin")
                    .post("/v1/customers", JsonMapper.shared().writeValueAsString(customer));

            assertThat(answer.status()).isEqualTo(201);
            assertThat(EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 1))
                    .first()
                    .satisfies(event -> assertThat(event.serializedValueSize()).isBetween(80_000, 200_000));
        }
    }

    private static JsonNode overview(Api api) {
        return api.get("/v1/admin/outbox").json();
    }

    private static List<String> sequences(String bootstrap, String topic, String customer) {
        return EventReader.all(bootstrap, topic).stream()
                .filter(event -> event.key().equals(customer))
                .map(event -> header(event, EventHeaders.SEQUENCE))
                .toList();
    }

    private static Watermark latestWatermark(String bootstrap, Home home) {
        return JsonMapper.shared()
                .readValue(
                        EventReader.all(bootstrap, home.topic() + "-watermarks")
                                .getLast()
                                .value(),
                        Watermark.class);
    }

    private String largeMetadata() {
        Map<String, String> metadata =
                IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "key" + i, i -> text(500)));
        return JsonMapper.shared().writeValueAsString(Map.of("metadata", metadata));
    }

    /** Three bytes a character, and nothing to compress. */
    private String text(int length) {
        return random.ints(length, 0x4E00, 0x9FA0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void limitRecords(String bootstrap, String topic, int bytes)
            throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        ConfigEntry limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(limit, OpType.SET))))
                    .all()
                    .get();
        }
    }
}
