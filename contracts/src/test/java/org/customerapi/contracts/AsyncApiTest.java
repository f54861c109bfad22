package org.customerapi.contracts;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the AsyncAPI document against the code. */
class AsyncApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FOLDER = "/org/customerapi/contracts/";
    private static final Set<String> HEADER_VALUES =
            Set.of(EventHeaders.SPEC_VERSION_1_0, EventHeaders.WRITE_SERVICE, EventHeaders.JSON);

    private final JsonNode document = JSON.valueToTree(new Yaml().load(EventSchemas.read(FOLDER + "asyncapi.yaml")));
    private final JsonNode headers = document.at("/components/schemas/eventHeaders");

    @Test
    void namesTheTopicsAndTheirPartitions() {
        JsonNode events = document.at("/channels/customerEvents");
        JsonNode watermarks = document.at("/channels/customerWatermarks");

        assertThat(events.get("address").stringValue()).isEqualTo(Topics.CUSTOMER_EVENTS);
        assertThat(events.at("/bindings/kafka/topic").stringValue()).isEqualTo(Topics.CUSTOMER_EVENTS);
        assertThat(events.at("/bindings/kafka/partitions").intValue()).isEqualTo(Topics.CUSTOMER_EVENT_PARTITIONS);
        assertThat(watermarks.get("address").stringValue()).isEqualTo(Topics.CUSTOMER_WATERMARKS);
        assertThat(watermarks.at("/bindings/kafka/partitions").intValue()).isEqualTo(1);
        assertThat(retentionOf(events)).isEqualTo(Topics.CUSTOMER_EVENT_CONFIGS.get("retention.ms"));
        assertThat(retentionOf(watermarks)).isEqualTo(Topics.CUSTOMER_WATERMARK_CONFIGS.get("retention.ms"));
    }

    @Test
    void describesEveryHeaderAndNoOther() {
        Set<String> described = new TreeSet<>(headers.get("properties").propertyNames());

        assertThat(described).isEqualTo(headerNames());
    }

    @Test
    void requiresEveryHeaderButTheTrace() {
        Set<String> required = new TreeSet<>(headerNames());
        required.remove(EventHeaders.TRACE_PARENT);

        assertThat(headers.get("required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void fixesTheHeadersThatHaveOneValue() {
        JsonNode properties = headers.get("properties");

        assertThat(constant(properties, EventHeaders.SPEC_VERSION)).isEqualTo(EventHeaders.SPEC_VERSION_1_0);
        assertThat(constant(properties, EventHeaders.SOURCE)).isEqualTo(EventHeaders.WRITE_SERVICE);
        assertThat(constant(properties, EventHeaders.CONTENT_TYPE)).isEqualTo(EventHeaders.JSON);
    }

    @Test
    void hasOneMessageForEachEventType() {
        List<String> names = document.at("/channels/customerEvents/messages")
                .valueStream()
                .map(this::resolve)
                .map(message -> message.get("name").stringValue())
                .toList();

        assertThat(names)
                .containsExactly(Arrays.stream(CustomerEventType.values())
                        .map(CustomerEventType::type)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void tiesEachTypeToItsHeadersAndItsSchema(CustomerEventType type) {
        JsonNode message = message(type);
        JsonNode own = message.at("/headers/allOf/1/properties");
        JsonNode schema = JSON.readTree(
                EventSchemas.read(FOLDER + message.at("/payload/schema/$ref").stringValue()));

        assertThat(constant(own, EventHeaders.TYPE)).isEqualTo(type.type());
        assertThat(constant(own, EventHeaders.DATA_SCHEMA)).isEqualTo(type.dataSchema());
        assertThat(schema.get("$id").stringValue()).isEqualTo(type.dataSchema());
    }

    @Test
    void describesTheWatermarkAsItsRecordIs() {
        Set<String> components = Arrays.stream(Watermark.class.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());

        assertThat(document.at("/components/schemas/watermark/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(components);
    }

    private JsonNode message(CustomerEventType type) {
        return document.at("/components/messages")
                .valueStream()
                .filter(message -> message.get("name").stringValue().equals(type.type()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode resolve(JsonNode reference) {
        return document.at(reference.get("$ref").stringValue().substring(1));
    }

    private static String constant(JsonNode properties, String name) {
        return properties.path(name).path("const").asString("");
    }

    private static Set<String> headerNames() {
        return Arrays.stream(EventHeaders.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(AsyncApiTest::value)
                .filter(value -> !HEADER_VALUES.contains(value))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String retentionOf(JsonNode channel) {
        return channel.at("/bindings/kafka/topicConfiguration/retention.ms").asString();
    }
}
