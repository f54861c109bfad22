package org.customerapi.contracts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document, and a way through it. */
record OpenApi(JsonNode document) {

    static final String RESOURCE = "/org/customerapi/contracts/openapi.yaml";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** One operation; parameters of its path included. */
    record Operation(String method, String path, JsonNode description, List<JsonNode> parameters) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static OpenApi newest() {
        return new OpenApi(JsonMapper.shared().valueToTree(new Yaml().load(EventSchemas.read(RESOURCE))));
    }

    List<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> operation(path.getKey(), path.getValue(), member.getKey(), member.getValue())))
                .toList();
    }

    private Operation operation(String path, JsonNode item, String method, JsonNode description) {
        List<JsonNode> parameters = Stream.of(item, description)
                .flatMap(owner -> owner.path("parameters").valueStream())
                .map(this::resolve)
                .toList();
        return new Operation(method.toUpperCase(Locale.ROOT), path, description, parameters);
    }

    /** The node itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() && node.size() == 1
                ? document.at(reference.stringValue().substring(1))
                : node;
    }

    /** What a schema finds wrong with a value. */
    List<String> violations(String schema, JsonNode value) {
        return SCHEMAS.getSchema(schema, InputFormat.JSON).validate(value.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
