package org.customerapi.read.adapter.out.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;

import org.customerapi.read.domain.CustomerJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads a hit, whose customer it takes out of the answer as it stands there, only looking where it ends. */
final class UnreadHit extends ValueDeserializer<SearchAnswer.Hit> {

    private static final String ANSWER = UnreadHit.class.getName();

    /** Reads an answer in UTF-8 with its customers left unread. */
    static SearchAnswer read(ObjectReader answers, byte[] answer) {
        return answers.withAttribute(ANSWER, answer).readValue(answer);
    }

    @Override
    public SearchAnswer.Hit deserialize(JsonParser parser, DeserializationContext context) {
        CustomerJson source = null;
        List<@Nullable Object> sort = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "_source" -> source = unread(parser, context);
                case "sort" -> sort = values(parser);
                default -> parser.skipChildren();
            }
        }
        if (source == null) {
            return context.reportInputMismatch(this, "a hit without _source");
        }
        return new SearchAnswer.Hit(source, sort);
    }

    private static CustomerJson unread(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return context.reportInputMismatch(CustomerJson.class, "_source is not an object");
        }
        byte[] answer = (byte[]) Objects.requireNonNull(context.getAttribute(ANSWER));
        int begin = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        int end = Math.toIntExact(parser.currentLocation().getByteOffset());
        return new CustomerJson(new String(answer, begin, end - begin, UTF_8));
    }

    private static List<@Nullable Object> values(JsonParser parser) {
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(Scalar.at(parser));
        }
        return values;
    }
}
