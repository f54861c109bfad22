package org.customerapi.system.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Reads JSON into types and refuses fields that they do not have, also where a type would keep them aside. */
final class StrictJson {

    private static final ObjectMapper MAPPER = new ObjectMapper().setAnnotationIntrospector(new NoAnySetters());

    private StrictJson() {}

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static <T> T read(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException refused) {
            throw new AssertionError(
                    json.path("kind").asText() + " " + Manifests.nameOf(json) + ": " + refused.getOriginalMessage(),
                    refused);
        }
    }

    private static final class NoAnySetters extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
