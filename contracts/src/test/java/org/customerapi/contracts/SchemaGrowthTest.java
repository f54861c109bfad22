package org.customerapi.contracts;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the newest contract against each released one, both ways. */
class SchemaGrowthTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RELEASED = """
            {"type":"object","required":["id"],"properties":{
              "id":{"type":"string","description":"UUIDv7."},
              "status":{"enum":["active","deleted"]},
              "tags":{"type":"array","items":{"$ref":"#/$defs/text"}}},
             "$defs":{"text":{"type":"string","maxLength":50}}}
            """;

    private final ReleasedContract newest = ReleasedContract.newest();

    static Stream<ReleasedContract> releases() {
        return ReleasedContract.all();
    }

    @Test
    void knowsAReleaseWithEachType() {
        assertThat(releases().findFirst().orElseThrow().samples()).hasSize(CustomerEventType.values().length);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void todaysRecordsReadEveryReleasedSampleWithoutLoss(ReleasedContract release) {
        release.samples().forEach((file, sample) -> {
            CustomerEventData data = JSON.readValue(sample, CustomerEventData.class);

            assertThat(lost(JSON.readTree(sample), JSON.readTree(JSON.writeValueAsString(data))))
                    .as(file)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("releases")
    void todaysSchemasAcceptEveryReleasedSample(ReleasedContract release) {
        EventSchemas today = new EventSchemas(newest.schemas());

        release.samples()
                .forEach((file, sample) ->
                        assertThat(today.violations(file, sample)).as(file).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyReleasedSchemaAcceptsTodaysSamples(ReleasedContract release) {
        EventSchemas then = new EventSchemas(release.schemas());

        release.samples()
                .keySet()
                .forEach(file -> assertThat(
                                then.violations(file, newest.samples().getOrDefault(file, "gone")))
                        .as(file)
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyReleasedSchemaHasOnlyGrown(ReleasedContract release) {
        Map<String, String> today = newest.schemas();

        assertThat(today).containsKeys(release.schemas().keySet().toArray(String[]::new));
        release.schemas()
                .forEach((file, schema) -> assertThat(
                                SchemaGrowth.breaches(JSON.readTree(schema), JSON.readTree(today.get(file))))
                        .as(file)
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "property removed     | \"status\":{\"enum\":[\"active\",\"deleted\"]}, |  ",
                "type changed         | \"type\":\"string\",\"description\"            | \"type\":\"integer\",\"description\"",
                "type dropped         | \"type\":\"string\",\"description\"            | \"description\"",
                "made nullable        | \"type\":\"string\",\"maxLength\"              | \"type\":[\"string\",\"null\"],\"maxLength\"",
                "required grown       | [\"id\"]                                       | [\"id\",\"status\"]",
                "required shrunk      | \"required\":[\"id\"],                         |  ",
                "enum grown           | \"deleted\"]                                   | \"deleted\",\"erased\"]",
                "enum shrunk          | ,\"deleted\"]                                  | ]",
                "limit lowered        | 50                                             | 40",
                "limit raised         | 50                                             | 60",
                "limit added          | \"type\":\"array\"                             | \"type\":\"array\",\"maxItems\":9",
                "closed               | \"type\":\"object\"                            | \"type\":\"object\",\"additionalProperties\":false",
                "reference turned     | #/$defs/text                                   | #/$defs/tag",
                "definition removed   | \"text\":{\"type\":\"string\",\"maxLength\":50} |  "
            })
    void findsEachBreach(String name, String before, String after) {
        String broken = RELEASED.replace(before, after == null ? "" : after);

        assertThat(broken).isNotEqualTo(RELEASED);
        assertThat(SchemaGrowth.breaches(JSON.readTree(RELEASED), JSON.readTree(broken)))
                .as(name)
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "optional property  | \"status\":   | \"tier\":{\"type\":\"string\"},\"status\":",
                "other words        | UUIDv7.       | Version 7 of UUID.",
                "further definition | \"text\":{    | \"tier\":{\"type\":\"string\"},\"text\":{",
                "marked deprecated  | \"enum\"      | \"deprecated\":true,\"enum\""
            })
    void letsSchemasGrow(String name, String before, String after) {
        String grown = RELEASED.replace(before, after);

        assertThat(grown).isNotEqualTo(RELEASED);
        assertThat(SchemaGrowth.breaches(JSON.readTree(RELEASED), JSON.readTree(grown)))
                .as(name)
                .isEmpty();
    }

    @Test
    void findsAPropertyThatNarrowsOneOfAReferencedSchema() {
        JsonNode released = JSON.readTree("{\"$ref\":\"urn:common\",\"properties\":{\"version\":{\"minimum\":2}}}");
        JsonNode narrowed = JSON.readTree(
                "{\"$ref\":\"urn:common\",\"properties\":{\"version\":{\"minimum\":2},\"email\":{\"minLength\":9}}}");

        assertThat(SchemaGrowth.breaches(released, narrowed)).containsExactly("/properties/email is new");
    }

    private static boolean lost(JsonNode sample, JsonNode read) {
        return sample.isObject()
                ? sample.propertyStream()
                        .anyMatch(member ->
                                !read.has(member.getKey()) || lost(member.getValue(), read.get(member.getKey())))
                : !sample.equals(read);
    }
}
