package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Objects;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;

import org.customerapi.read.domain.CustomerJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Takes a customer out of an answer as it stands there, and only looks where it ends. */
final class UnreadCustomer extends ValueDeserializer<CustomerJson> {

    private static final String ANSWER = UnreadCustomer.class.getName();

    /** Reads an answer in UTF-8 with its customers left unread. */
    static SearchAnswer read(ObjectReader answers, byte[] answer) {
        return answers.withAttribute(ANSWER, answer).readValue(answer);
    }

    @Override
    public CustomerJson deserialize(JsonParser parser, DeserializationContext context) {
        byte[] answer = (byte[]) Objects.requireNonNull(context.getAttribute(ANSWER));
        int begin = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        int end = Math.toIntExact(parser.currentLocation().getByteOffset());
        return new CustomerJson(new String(answer, begin, end - begin, UTF_8));
    }
}
