package org.customerapi.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules that the description of the API keeps. */
class OpenApiTest {

    private static final OpenApi API = OpenApi.newest();
    private static final String TEXT = EventSchemas.read(OpenApi.RESOURCE);
    private static final Pattern REFERENCE = Pattern.compile("'#(/components/\\w+/[\\w-]+)'");

    static List<OpenApi.Operation> operations() {
        return API.operations();
    }

    static List<String> schemas() {
        return List.copyOf(API.document().at("/components/schemas").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationSaysWhatItDoesUnderATagThatIsExplained(OpenApi.Operation operation) {
        Set<String> tags = API.document()
                .path("tags")
                .valueStream()
                .filter(tag -> tag.path("description").isString())
                .map(tag -> tag.path("name").stringValue())
                .collect(Collectors.toSet());

        assertThat(operation.description().path("summary").asString("")).isNotBlank();
        assertThat(operation.description().path("description").asString("")).endsWith(".");
        assertThat(operation.description().at("/tags/0").stringValue()).isIn(tags);
        assertThat(operation.description().path("tags").size()).isEqualTo(1);
    }

    @Test
    void noDescriptionIsCutOffAtAComma() {
        assertThat(keys(API.document())).noneMatch(key -> key.endsWith("."));
    }

    private static Stream<String> keys(JsonNode node) {
        Stream<String> own = node.propertyStream().map(Map.Entry::getKey);
        return Stream.concat(own, node.valueStream().flatMap(OpenApiTest::keys));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyAnswerIsDescribedWithItsMediaTypeAndProblemsAreProblems(OpenApi.Operation operation) {
        operation.description().path("responses").forEachEntry((status, entry) -> {
            JsonNode response = API.resolve(entry);
            assertThat(response.path("description").asString("")).as(status).isNotBlank();
            boolean problem = status.equals("default") || status.startsWith("4");
            if (problem) {
                assertThat(response.path("content").propertyNames())
                        .as(status)
                        .containsExactly("application/problem+json");
            } else if (status.equals("200") || status.equals("201")) {
                assertThat(response.path("content").isEmpty()).as(status).isFalse();
            }
        });
        assertThat(operation.description().path("responses").propertyNames()).contains("default");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersMayGainMembers(OpenApi.Operation operation) {
        operation
                .description()
                .path("responses")
                .forEach(response -> API.resolve(response)
                        .path("content")
                        .forEach(content ->
                                assertThat(closed(content.path("schema"))).isEmpty()));
    }

    /** The schemas within one that refuse what they do not name: clients made from them would break at the first new member. */
    private static Stream<JsonNode> closed(JsonNode schema) {
        Stream<JsonNode> own = Stream.of("additionalProperties", "unevaluatedProperties")
                .filter(keyword -> schema.path(keyword).isBoolean()
                        && !schema.path(keyword).booleanValue())
                .map(keyword -> schema);
        JsonNode reference = schema.path("$ref");
        Stream<JsonNode> within = reference.isString()
                ? Stream.of(API.document().at(reference.stringValue().substring(1)))
                : schema.valueStream();
        return Stream.concat(own, within.flatMap(OpenApiTest::closed));
    }

    @Test
    void operationIdsAreUnique() {
        assertThat(operations().stream()
                        .map(operation ->
                                operation.description().path("operationId").asString("")))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
        Set<String> referred = new TreeSet<>();
        Matcher reference = REFERENCE.matcher(TEXT);
        while (reference.find()) {
            referred.add(reference.group(1));
        }
        Set<String> described = new TreeSet<>();
        API.document()
                .path("components")
                .forEachEntry((kind, entries) ->
                        entries.propertyNames().forEach(name -> described.add("/components/" + kind + "/" + name)));
        described.remove("/components/securitySchemes/bearer");

        assertThat(referred).isEqualTo(described);
    }

    @Test
    void namesEveryKindOfProblem() {
        assertThat(Arrays.stream(ProblemType.values()).map(OpenApiTest::label))
                .allSatisfy(label -> assertThat(TEXT).contains("`" + label + "`"));
    }

    private static String label(ProblemType type) {
        String urn = type.type().toString();
        return urn.substring(urn.lastIndexOf(':') + 1);
    }

    @Test
    void describesACustomerAsItsRecordIs() {
        assertThat(API.document()
                        .at("/components/schemas/CustomerFields/properties")
                        .propertyNames())
                .containsExactlyElementsOf(namesOf(CustomerDocument.class));
        assertThat(API.document().at("/components/schemas/Address/properties").propertyNames())
                .containsExactlyElementsOf(namesOf(AddressDocument.class));
        assertThat(API.document()
                        .at("/components/parameters/fields/description")
                        .stringValue())
                .endsWith(": " + String.join(", ", namesOf(CustomerDocument.class)) + ".");
    }

    private static List<String> namesOf(Class<? extends Record> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theExampleOfASchemaIsOne(String name) {
        JsonNode example = API.document().at("/components/schemas/" + name).path("example");
        if (!example.isMissingNode()) {
            assertThat(violationsOf(name, example)).isEmpty();
        }
    }

    @Test
    void theExampleOfAProblemIsOne() {
        API.document().at("/components/responses").forEachEntry((name, response) -> {
            JsonNode problem = response.at("/content/application~1problem+json");
            if (!problem.isMissingNode()) {
                assertThat(violationsOf("Problem", problem.path("example")))
                        .as(name)
                        .isEmpty();
            }
        });
    }

    private static List<String> violationsOf(String component, JsonNode value) {
        String reference = "{\"$ref\":\"#/components/schemas/" + component + "\",\"components\":"
                + API.document().path("components") + "}";
        return API.violations(reference, value);
    }
}
