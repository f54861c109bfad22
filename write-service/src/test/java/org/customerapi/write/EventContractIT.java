package org.customerapi.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.CustomerEventType;
import org.customerapi.contracts.EventHeaders;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.EventReader;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.kit.EventReader.header;

/** Holds what stands on the topic against the AsyncAPI document and the JSON Schemas of the contract. */
@WithServers({Server.MYSQL, Server.KAFKA})
class EventContractIT {

    private static final String CONTRACTS = "org/customerapi/contracts/";
    private static final String COMMON = "customer-event-data.v1";
    private static final String MARIA = """
            {"firstName":"Maria","email":"maria@example.org","phone":"+49 30 0074321","tags":["wholesale"],
             "address":{"city":"Berlin","country":"DE"},"metadata":{"fax":"030-0076545"}}
            """;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                    builder.schemas(Map.of("urn:customer-api:schema:" + COMMON, read("schemas/" + COMMON + ".json"))));
    private final Schema headers = registry.getSchema(
            JsonMapper.shared()
                    .valueToTree(new Yaml().load(read("asyncapi.yaml")))
                    .at("/components/schemas/eventHeaders")
                    .toString(),
            InputFormat.JSON);

    @Test
    void tellsEachTypeAsTheContractSays(Servers servers) {
        Home home = Home.on(servers);
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            String customer =
                    "/v1/customers/" + api.post("/v1/customers", MARIA).text("id");
            api.patch(customer, "{\"address\":null,\"company\":\"Alfreds Futterkiste\"}");
            api.delete(customer);
            api.post(customer + "/restore", "");
        }
        List<ConsumerRecord<String, String>> events =
                EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 4);

        assertThat(events.stream().map(event -> header(event, EventHeaders.TYPE)))
                .containsExactly(
                        CustomerEventType.CREATED.type(),
                        CustomerEventType.UPDATED.type(),
                        CustomerEventType.DELETED.type(),
                        CustomerEventType.RESTORED.type());
        assertThat(events).allSatisfy(event -> {
            assertThat(violations(headers, headersOf(event).toString())).isEmpty();
            assertThat(violations(valueSchema(event), event.value())).isEmpty();
        });
    }

    @Test
    void wouldFindAMissingHeaderAndAWrongValue() {
        assertThat(violations(headers, "{\"ce_specversion\":\"1.0\"}")).isNotEmpty();
        assertThat(violations(valueSchema(CustomerEventType.CREATED.type()), "{}"))
                .isNotEmpty();
    }

    private Schema valueSchema(ConsumerRecord<String, String> event) {
        return valueSchema(header(event, EventHeaders.TYPE));
    }

    private Schema valueSchema(String type) {
        return registry.getSchema(read("schemas/" + type + ".json"), InputFormat.JSON);
    }

    private static JsonNode headersOf(ConsumerRecord<String, String> event) {
        Map<String, String> texts = new TreeMap<>();
        event.headers().forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return JsonMapper.shared().valueToTree(texts);
    }

    private static List<String> violations(Schema schema, String value) {
        return schema
                .validate(
                        value,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(CONTRACTS + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
