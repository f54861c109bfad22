package org.customerapi.write.adapter.in.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.write.domain.customer.Violations;

/**
 * Reads the fields of a JSON object and notes each that is of the wrong type.
 *
 * @param path JSON Pointer of the object
 */
record JsonFields(ObjectNode object, String path, Violations violations) {

    @Nullable
    String text(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            wrongType(name, "must be a string");
            return null;
        }
        return node.stringValue();
    }

    @Nullable
    JsonFields object(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (node instanceof ObjectNode inner) {
            return new JsonFields(inner, path + "/" + name, violations);
        }
        wrongType(name, "must be an object");
        return null;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return texts;
        }
        if (!node.isArray()) {
            wrongType(name, "must be an array of strings");
            return texts;
        }
        for (int i = 0; i < node.size(); i++) {
            addText(texts, node.get(i), name + "/" + i);
        }
        return texts;
    }

    private void addText(List<String> texts, JsonNode node, String name) {
        if (node.isString()) {
            texts.add(node.stringValue());
        } else {
            wrongType(name, "must be a string");
            // Those behind it keep their places.
            texts.add("");
        }
    }

    Map<String, String> textMap(String name) {
        JsonFields entries = object(name);
        return entries == null ? new LinkedHashMap<>() : entries.allTexts();
    }

    /** Of an object all of whose values are to be strings. */
    Map<String, String> allTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : object.propertyNames()) {
            putText(texts, key);
        }
        return texts;
    }

    private void putText(Map<String, String> texts, String key) {
        JsonNode value = object.get(key);
        if (value.isString()) {
            texts.put(key, value.stringValue());
        } else if (!value.isNull()) {
            wrongType(escape(key), "must be a string");
        }
    }

    void refuseOthersThan(Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                violations.add(path + "/" + escape(name), "is not known here");
            }
        }
    }

    private void wrongType(String name, String detail) {
        violations.add(path + "/" + name, detail);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
