package org.customerapi.contracts;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules that the descriptions of parameters keep. */
class OpenApiParametersTest {

    private static final OpenApi API = OpenApi.newest();

    static List<OpenApi.Operation> operations() {
        return API.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aParameterHasADescriptionATypeAndAnExampleOrItsValues(OpenApi.Operation operation) {
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").stringValue();
            JsonNode schema = parameter.path("schema");
            assertThat(parameter.path("description").asString("")).as(name).isNotBlank();
            assertThat(schema.has("type") || schema.has("enum")).as(name).isTrue();
            boolean tellsItself = schema.has("enum")
                    || schema.path("type").asString("").equals("boolean")
                    || Set.of("cursor", "Consistency-Token").contains(name);
            assertThat(parameter.has("example") || schema.has("examples") || tellsItself)
                    .as(name)
                    .isTrue();
        }
    }

    /** Swagger UI sends an example of a parameter, unless people delete it; those of its schema it does not. */
    @ParameterizedTest
    @MethodSource("operations")
    void onlyWhatIsRequiredIsFilledInForThoseWhoTryItOut(OpenApi.Operation operation) {
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").stringValue();
            boolean required = parameter.path("required").asBoolean(false);
            boolean filledIn = parameter.has("example") || parameter.has("examples");
            assertThat(required || !filledIn).as(name).isTrue();
            assertThat(parameter.at("/schema/example").isMissingNode()).as(name).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theExamplesOfAParameterAreSome(OpenApi.Operation operation) {
        for (JsonNode parameter : operation.parameters()) {
            JsonNode schema = parameter.path("schema");
            Stream.concat(schema.path("examples").valueStream(), Stream.of(parameter.path("example")))
                    .filter(example -> !example.isMissingNode())
                    .forEach(example -> assertThat(API.violations(schema.toString(), example))
                            .as("%s", parameter)
                            .isEmpty());
        }
    }
}
