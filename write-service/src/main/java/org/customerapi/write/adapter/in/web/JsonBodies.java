package org.customerapi.write.adapter.in.web;

import java.util.function.Supplier;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies strictly: one JSON object, no name twice, nothing after it. */
final class JsonBodies {

    /** Ten times what a customer can have; a parsed value takes many times the memory of its text. */
    private static final int MOST_TOKENS = 10_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .build();

    private final JsonMapper json = JsonMapper.builder(FACTORY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    JsonMapper mapper() {
        return json;
    }

    /** @throws MalformedRequest when the bytes are not one JSON object */
    ObjectNode object(byte[] body) {
        return object(() -> json.readTree(body));
    }

    /**
     * As for bytes.
     *
     * @throws MalformedRequest when the text is not one JSON object
     */
    ObjectNode object(String body) {
        return object(() -> json.readTree(body));
    }

    private static ObjectNode object(Supplier<JsonNode> reading) {
        try {
            JsonNode node = reading.get();
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new MalformedRequest("The body must be a JSON object");
        } catch (StreamConstraintsException tooMuch) {
            throw new MalformedRequest("The body has too many values, one that is too long, or is nested too deeply");
        } catch (JacksonException broken) {
            throw new MalformedRequest("The body is not valid JSON: " + broken.getOriginalMessage());
        }
    }
}
