package org.customerapi.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document as a collection for Postman: a folder for each tag, and a login that keeps its token.
 *
 * @see <a href="https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html">Collection format 2.1</a>
 */
final class PostmanCollection {

    private static final String SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final String KEEP_TOKEN =
            "pm.collectionVariables.set('access_token', pm.response.json().access_token);";

    private final OpenApi api;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, ArrayNode> folders = new LinkedHashMap<>();

    PostmanCollection(OpenApi api) {
        this.api = api;
    }

    String text() {
        ObjectNode collection = json.createObjectNode();
        JsonNode info = api.document().path("info");
        collection
                .putObject("info")
                .put("name", info.path("title").stringValue())
                .put("description", info.path("description").stringValue())
                .put("schema", SCHEMA);
        variable(collection.putArray("variable"), "url", "http://localhost:5000");
        variable(collection.withArray("variable"), "access_token", "");
        bearer(collection.putObject("auth"));
        ArrayNode items = collection.putArray("item");
        for (JsonNode tag : api.document().path("tags")) {
            ObjectNode folder = items.addObject();
            folder.put("name", tag.path("name").stringValue());
            folder.put("description", tag.path("description").stringValue());
            folders.put(tag.path("name").stringValue(), folder.putArray("item"));
        }
        api.operations().forEach(this::add);
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(collection) + "\n";
    }

    private void add(OpenApi.Operation operation) {
        JsonNode description = operation.description();
        String tag = description.at("/tags/0").stringValue();
        ObjectNode item = Objects.requireNonNull(folders.get(tag), tag).addObject();
        item.put("name", description.path("summary").stringValue());
        if (operation.path().equals("/v1/auth/login")) {
            ObjectNode event = item.putArray("event").addObject().put("listen", "test");
            event.putObject("script")
                    .put("type", "text/javascript")
                    .putArray("exec")
                    .add(KEEP_TOKEN);
        }
        ObjectNode request = item.putObject("request");
        request.put("method", operation.method());
        request.put("description", description.path("description").stringValue());
        if (description.path("security").isArray()) {
            request.putObject("auth").put("type", "noauth");
        }
        address(request.putObject("url"), operation);
        headersAndBody(request, operation);
    }

    private static void address(ObjectNode url, OpenApi.Operation operation) {
        String path = operation.path().replaceAll("\\{([^}]+)}", ":$1");
        url.put("raw", "{{url}}" + path);
        url.putArray("host").add("{{url}}");
        ArrayNode segments = url.putArray("path");
        for (String segment : path.substring(1).split("/", -1)) {
            segments.add(segment);
        }
        for (JsonNode parameter : operation.parameters()) {
            String place = parameter.path("in").stringValue();
            if (!place.equals("header")) {
                ObjectNode entry = url.withArray(place.equals("path") ? "variable" : "query")
                        .addObject();
                describe(entry, parameter)
                        .put("disabled", !parameter.path("required").asBoolean(false));
            }
        }
    }

    private void headersAndBody(ObjectNode request, OpenApi.Operation operation) {
        ArrayNode headers = request.putArray("header");
        operation.parameters().stream()
                .filter(parameter -> parameter.path("in").stringValue().equals("header"))
                .forEach(parameter -> describe(headers.addObject(), parameter).put("disabled", true));
        api.resolve(operation.description().path("requestBody"))
                .path("content")
                .propertyStream()
                .findFirst()
                .ifPresent(content -> {
                    headers.addObject().put("key", "Content-Type").put("value", content.getKey());
                    request.putObject("body").put("mode", "raw").put("raw", example(content.getValue()));
                });
    }

    private static ObjectNode describe(ObjectNode entry, JsonNode parameter) {
        JsonNode given = parameter.path("example");
        JsonNode example = given.isMissingNode() ? parameter.at("/schema/examples/0") : given;
        JsonNode first = example.isArray() ? example.get(0) : example;
        return entry.put("key", parameter.path("name").stringValue())
                .put("value", first.asString(parameter.at("/schema/default").asString("")))
                .put("description", parameter.path("description").stringValue());
    }

    private String example(JsonNode content) {
        JsonNode given = content.path("example");
        JsonNode example =
                given.isMissingNode() ? api.resolve(content.path("schema")).path("example") : given;
        return example.isString()
                ? example.stringValue()
                : json.writerWithDefaultPrettyPrinter().writeValueAsString(example);
    }

    private static void bearer(ObjectNode auth) {
        auth.put("type", "bearer")
                .putArray("bearer")
                .addObject()
                .put("key", "token")
                .put("value", "{{access_token}}");
    }

    private static void variable(ArrayNode variables, String key, String value) {
        variables.addObject().put("key", key).put("value", value);
    }
}
