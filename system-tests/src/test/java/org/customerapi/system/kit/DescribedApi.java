package org.customerapi.system.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.contracts.Topics;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds answers against what the OpenAPI document says of them: status, media type and body. */
final class DescribedApi {

    private static final DescribedApi NEWEST = read();
    private static final String PROBLEM = "application/problem+json";

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
        String type = answer.header("Content-Type").replaceFirst(";.*", "");
        check(method, pathAndQuery, answer.status(), type, answer.body());
    }

    static void check(String method, String pathAndQuery, int status, String type, String body) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        if (path.startsWith("/v1/")) {
            NEWEST.operation(method, path)
                    .ifPresentOrElse(
                            operation -> NEWEST.check(method + " " + path, operation, status, type, body),
                            () -> assertThat(status).isIn(400, 401, 403, 404, 405));
        }
    }

    /** The operation whose path fits with the fewest variables. */
    private Optional<JsonNode> operation(String method, String path) {
        return document.path("paths")
                .propertyStream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .filter(entry -> entry.getValue().has(method.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingLong(
                        entry -> entry.getKey().chars().filter(c -> c == '{').count()))
                .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)));
    }

    private void check(String request, JsonNode operation, int code, String type, String body) {
        String status = Integer.toString(code);
        JsonNode responses = operation.path("responses");
        assertThat(responses.has(status) || code >= 400)
                .as("%s is described as an answer to %s", status, request)
                .isTrue();
        JsonNode response = resolve(responses.has(status) ? responses.path(status) : responses.path("default"));
        if (body.isEmpty()) {
            return;
        }
        JsonNode content = response.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("%s of %s is %s", status, request, type)
                .isFalse();
        bodies(type, body)
                .forEach(part -> assertThat(violations(content.path("schema"), part))
                        .as("%s of %s: %s", status, request, part)
                        .isEmpty());
    }

    private static Stream<String> bodies(String type, String body) {
        return switch (type) {
            case "application/json", PROBLEM -> Stream.of(body);
            case "application/x-ndjson" -> body.lines().filter(line -> !line.isEmpty());
            default -> Stream.empty();
        };
    }

    private List<String> violations(JsonNode schema, String body) {
        ObjectNode root = schema.deepCopy().asObject();
        root.set("components", document.path("components"));
        Schema validator = schemas.getSchema(root.toString(), InputFormat.JSON);
        return validator.validate(body, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }
}
