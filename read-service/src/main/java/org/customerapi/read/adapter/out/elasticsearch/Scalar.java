package org.customerapi.read.adapter.out.elasticsearch;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A single value of an answer. */
final class Scalar {

    private Scalar() {}

    /** The value that the parser stands at: text, {@code Long}, {@code Double} or {@code null}. */
    static @Nullable Object at(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case null, default -> parser.getString();
        };
    }
}
