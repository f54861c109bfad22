package org.customerapi.system.k8s;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Rendered objects, read strictly: a field that a type does not know is an error. */
record Manifests(List<JsonNode> objects) {

    static Manifests parse(String yaml) {
        Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
        List<JsonNode> objects = StreamSupport.stream(reader.loadAll(yaml).spliterator(), false)
                .map(StrictJson::tree)
                .toList();
        return new Manifests(objects);
    }

    <T> List<T> all(ResourceType<T> type) {
        return objects.stream()
                .filter(type::fits)
                .map(object -> StrictJson.read(object, type.model()))
                .toList();
    }

    <T> T named(ResourceType<T> type, String name) {
        List<T> found = objects.stream()
                .filter(type::fits)
                .filter(object -> name.equals(nameOf(object)))
                .map(object -> StrictJson.read(object, type.model()))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + type.kind() + " " + name);
        }
        return found.getFirst();
    }

    static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
