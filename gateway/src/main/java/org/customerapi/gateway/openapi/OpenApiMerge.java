package org.customerapi.gateway.openapi;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the OpenAPI documents of the parts together: all their paths, tags and components under one head. */
final class OpenApiMerge {

    private final ObjectNode merged;
    private final ArrayNode tags;
    private final ObjectNode paths;
    private final Components components;
    private final List<String> unavailable = new ArrayList<>();
    private final Routable routable = new Routable();

    OpenApiMerge(JsonMapper json) {
        merged = OpenApiFrame.of(json);
        tags = merged.withArray("tags");
        paths = merged.withObject("paths");
        components = new Components(merged.withObject("components"));
    }

    /** Adds the document of a part; null when it could not be had. */
    OpenApiMerge add(String part, @Nullable JsonNode document) {
        if (document == null || !document.path("paths").isObject()) {
            unavailable.add(part);
            return this;
        }
        JsonNode renamed = components.add(part, document);
        renamed.path("paths").forEachEntry(this::addPath);
        renamed.path("tags").forEach(tags::add);
        return this;
    }

    /** The document; {@code x-unavailable} names the parts that are missing from it. */
    ObjectNode result() {
        if (!unavailable.isEmpty()) {
            ArrayNode names = merged.putArray("x-unavailable");
            unavailable.forEach(names::add);
        }
        return merged;
    }

    private void addPath(String path, JsonNode operations) {
        operations.forEachEntry((method, operation) -> {
            if (routable.has(method, path)) {
                paths.withObjectProperty(path).set(method, operation);
            }
        });
    }
}
