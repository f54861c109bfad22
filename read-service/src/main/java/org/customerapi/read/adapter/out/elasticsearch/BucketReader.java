package org.customerapi.read.adapter.out.elasticsearch;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a bucket, of which a report has thousands. */
final class BucketReader extends ValueDeserializer<SearchAnswer.Bucket> {

    @Override
    public SearchAnswer.Bucket deserialize(JsonParser parser, DeserializationContext context) {
        Object key = null;
        long count = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "key" ->
                    key = parser.currentToken() == JsonToken.START_OBJECT ? sources(parser) : Scalar.at(parser);
                case "doc_count" -> count = parser.getLongValue();
                default -> parser.skipChildren();
            }
        }
        return key == null
                ? context.reportInputMismatch(this, "a bucket without a key")
                : new SearchAnswer.Bucket(key, count);
    }

    private static Map<String, @Nullable Object> sources(JsonParser parser) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            values.put(name, Scalar.at(parser));
        }
        return values;
    }
}
