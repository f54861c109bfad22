package org.customerapi.system.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.contracts.Topics;
import org.customerapi.localstack.http.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds answers against what the OpenAPI document says of them: status, headers, media type and body. */
final class DescribedApi {

    private static final DescribedApi NEWEST = read();

    /** What any operation may answer without listing it. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 406, 504);

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private DescribedApi(JsonNode document) {
        this.document = document;
    }

    private static DescribedApi read() {
        try (InputStream file = Objects.requireNonNull(Topics.class.getResourceAsStream("openapi.yaml"))) {
            return new DescribedApi(JsonMapper.shared().valueToTree(new Yaml().load(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Fails when an answer is none that the document describes. */
    static void check(String method, String pathAndQuery, Answer answer) {
        check(method, pathAndQuery, answer.status(), answer.response().headers(), answer.body());
    }

    static void check(String method, String pathAndQuery, int status, HttpHeaders headers, String body) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        if (path.startsWith("/v1/")) {
            NEWEST.check(new ReceivedAnswer(method, path, status, headers, body));
        }
    }

    private void check(ReceivedAnswer answer) {
        Optional<JsonNode> operation = operation(answer);
        if (operation.isEmpty()) {
            assertThat(answer.status()).as("%s", answer).isIn(400, 401, 403, 404, 405);
            return;
        }
        JsonNode response = response(operation.get(), answer);
        assertThat(missingHeaders(response, answer))
                .as("headers missing in %s", answer)
                .isEmpty();
        checkBody(response.path("content"), answer);
    }

    /** The operation whose path fits with the fewest variables; HEAD is described with GET. */
    private Optional<JsonNode> operation(ReceivedAnswer answer) {
        String method = answer.isOfHead() ? "get" : answer.method().toLowerCase(Locale.ROOT);
        return document.path("paths")
                .propertyStream()
                .filter(entry -> answer.path().matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .filter(entry -> entry.getValue().has(method))
                .min(Comparator.comparingLong(
                        entry -> entry.getKey().chars().filter(c -> c == '{').count()))
                .map(entry -> entry.getValue().path(method));
    }

    private JsonNode response(JsonNode operation, ReceivedAnswer answer) {
        JsonNode responses = operation.path("responses");
        String status = Integer.toString(answer.status());
        assertThat(responses.has(status) || ANYWHERE.contains(answer.status()))
                .as("described is %s", answer)
                .isTrue();
        return resolve(responses.has(status) ? responses.path(status) : responses.path("default"));
    }

    private List<String> missingHeaders(JsonNode response, ReceivedAnswer answer) {
        return response.path("headers")
                .propertyStream()
                .filter(header -> resolve(header.getValue()).path("required").asBoolean(false))
                .map(header -> header.getKey())
                .filter(name -> answer.headers().firstValue(name).isEmpty())
                .toList();
    }

    private void checkBody(JsonNode contents, ReceivedAnswer answer) {
        if (contents.isMissingNode() || answer.isOfHead()) {
            assertThat(answer.body()).as("no body in %s", answer).isEmpty();
            return;
        }
        JsonNode content = contents.path(answer.mediaType());
        assertThat(content.isMissingNode()).as("media type of %s", answer).isFalse();
        assertThat(answer.isStreamOfLines() || !answer.body().isEmpty())
                .as("a body in %s", answer)
                .isTrue();
        answer.jsonValues()
                .forEach(value -> assertThat(violations(content.path("schema"), value))
                        .as("%s", answer)
                        .isEmpty());
    }

    private List<String> violations(JsonNode schema, String value) {
        ObjectNode root = schema.deepCopy().asObject();
        root.set("components", document.path("components").deepCopy());
        close(root);
        Schema validator = schemas.getSchema(root.toString(), InputFormat.JSON);
        return validator.validate(value, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** Clients may meet members that nobody described yet; here they are a violation. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("unevaluatedProperties", false);
        }
        schema.forEach(DescribedApi::close);
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }
}
