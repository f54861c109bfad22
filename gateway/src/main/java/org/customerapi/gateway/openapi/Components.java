package org.customerapi.gateway.openapi;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The components of the merged document. One that two parts describe alike is kept once; where they differ, the later
 * part's gets the part's name in front, and its references with it.
 */
final class Components {

    private static final String ROOT = "#/components/";
    private static final String SECURITY = "securitySchemes";
    private static final String REFERENCE = "$ref";

    private final ObjectNode merged;

    Components(ObjectNode merged) {
        this.merged = merged;
    }

    /** Takes the components of a document in, and answers the document with its references as they are now. */
    JsonNode add(String part, JsonNode document) {
        JsonNode renamed = rename(document.deepCopy(), clashes(part, document.path("components")));
        renamed.path("components").forEachEntry((kind, entries) -> {
            if (!kind.equals(SECURITY)) {
                entries.forEachEntry(
                        (name, entry) -> merged.withObjectProperty(kind).set(name, entry));
            }
        });
        return renamed;
    }

    private Map<String, String> clashes(String part, JsonNode components) {
        Map<String, String> names = new HashMap<>();
        components.forEachEntry((kind, entries) -> entries.forEachEntry((name, entry) -> {
            JsonNode known = merged.path(kind).path(name);
            if (!known.isMissingNode() && !known.equals(entry)) {
                names.put(ROOT + kind + "/" + name, part + "." + name);
            }
        }));
        return names;
    }

    private static JsonNode rename(JsonNode document, Map<String, String> names) {
        if (names.isEmpty()) {
            return document;
        }
        follow(document, names);
        names.forEach((reference, name) -> {
            String[] kindAndName = reference.substring(ROOT.length()).split("/", 2);
            if (document.path("components").path(kindAndName[0]) instanceof ObjectNode kind) {
                kind.set(name, kind.remove(kindAndName[1]));
            }
        });
        return document;
    }

    private static void follow(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object && object.path(REFERENCE) instanceof StringNode reference) {
            String old = reference.stringValue();
            String name = names.get(old);
            if (name != null) {
                object.put(REFERENCE, old.substring(0, old.lastIndexOf('/') + 1) + name);
            }
        }
        node.forEach(child -> follow(child, names));
    }
}
