package org.customerapi.read.adapter.out.elasticsearch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch._types.FieldValue;
import org.jspecify.annotations.Nullable;

/** Values of answers, to be sent back as where to go on. */
final class FieldValues {

    private FieldValues() {}

    static List<FieldValue> of(List<@Nullable Object> values) {
        return values.stream().map(FieldValues::of).toList();
    }

    static Map<String, FieldValue> of(Map<String, @Nullable Object> values) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name, of(value)));
        return fields;
    }

    private static FieldValue of(@Nullable Object value) {
        return switch (value) {
            case null -> FieldValue.NULL;
            case Long number -> FieldValue.of(number);
            case Double number -> FieldValue.of(number);
            default -> FieldValue.of(value.toString());
        };
    }
}
