package org.customerapi.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * The rule that a released JSON Schema grows by: old values stay valid, for they stand on the topic and in the archive,
 * and new values are valid for those who hold the old schema. So what a released schema asserts stays as it is; new
 * optional properties, new definitions and other words in descriptions are all that may come.
 */
final class SchemaGrowth {

    private static final Set<String> ANNOTATIONS =
            Set.of("title", "description", "examples", "deprecated", "$comment", "default");
    private static final Set<String> GROWING = Set.of("properties", "$defs");

    private final List<String> breaches = new ArrayList<>();
    private final boolean mayGrow;

    private SchemaGrowth(boolean mayGrow) {
        this.mayGrow = mayGrow;
    }

    /** Where the newest schema breaks the rule, as JSON Pointers with what is wrong; empty when it keeps it. */
    static List<String> breaches(JsonNode released, JsonNode newest) {
        // Beside a reference, a property adds to what is asserted of one that is there already.
        SchemaGrowth growth = new SchemaGrowth(!released.has("$ref"));
        growth.compare(released, newest, "", false);
        return List.copyOf(growth.breaches);
    }

    private void compare(JsonNode released, JsonNode newest, String path, boolean names) {
        if (!released.isObject() || !newest.isObject()) {
            if (!same(released, newest, path)) {
                breaches.add(path + " was " + released + " and is " + newest);
            }
            return;
        }
        for (String name : released.propertyNames()) {
            compareMember(released, newest, path, name, names);
        }
        for (String name : newest.propertyNames()) {
            if (!released.has(name) && (names ? !mayGrow : !ANNOTATIONS.contains(name))) {
                breaches.add(path + "/" + name + " is new");
            }
        }
    }

    private void compareMember(JsonNode released, JsonNode newest, String path, String name, boolean names) {
        if (!names && ANNOTATIONS.contains(name)) {
            return;
        }
        String member = path + "/" + name;
        if (newest.has(name)) {
            compare(released.get(name), newest.get(name), member, !names && GROWING.contains(name));
        } else {
            breaches.add(member + " is gone");
        }
    }

    private static boolean same(JsonNode released, JsonNode newest, String path) {
        if (path.endsWith("/required") && released.isArray() && newest.isArray()) {
            return Set.copyOf(released.valueStream().toList())
                    .equals(Set.copyOf(newest.valueStream().toList()));
        }
        return released.equals(newest);
    }
}
