package org.customerapi.sink.adapter.in.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one request, from its body or its query; collects everything that is wrong with them. A field that is
 * {@code null} counts as absent, an empty one never does: a selection must not grow by it.
 */
final class Input {

    private static final String NUMBER = "[0-9]{1,19}";

    private final ObjectNode fields;
    private final boolean isQuery;
    private final List<InvalidField> errors = new ArrayList<>();

    private Input(ObjectNode fields, boolean isQuery) {
        this.fields = fields;
        this.isQuery = isQuery;
    }

    /** @throws InvalidInputException when the body is no object */
    static Input ofBody(JsonNode body) {
        if (body instanceof ObjectNode fields) {
            return new Input(fields, false);
        }
        throw new InvalidInputException(List.of(new InvalidField("", "The body has to be a JSON object")));
    }

    static Input ofQuery(HttpServletRequest request) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        Input input = new Input(fields, true);
        request.getParameterMap().forEach((name, values) -> {
            fields.put(name, values[0]);
            if (values.length > 1) {
                input.refuse(name, "can be given once only");
            }
        });
        return input;
    }

    /** @throws InvalidInputException when the request has any parameter */
    static void refuseParameters(HttpServletRequest request) {
        ofQuery(request).only(Set.of()).check();
    }

    /** Refuses every field that is not among these. */
    Input only(Set<String> known) {
        for (String name : new TreeSet<>(fields.propertyNames())) {
            if (!known.contains(name)) {
                refuse(name, known.isEmpty() ? "is not known here" : "is not known here, but " + new TreeSet<>(known));
            }
        }
        return this;
    }

    /** Notes it when it is absent. */
    Input required(String name) {
        JsonNode node = fields.get(name);
        if (node == null || node.isNull()) {
            refuse(name, "is required");
        }
        return this;
    }

    @Nullable
    String text(String name, String pattern, String expectation) {
        return read(
                name, expectation, node -> node.isString() && node.asString().matches(pattern), text -> text);
    }

    @Nullable
    Integer partition(String name) {
        return read(name, "has to be the number of a partition", this::isNumber, Integer::valueOf);
    }

    @Nullable
    Long offset(String name) {
        return read(name, "has to be an offset: a whole number, 0 or more", this::isNumber, Long::valueOf);
    }

    @Nullable
    Instant time(String name) {
        String expectation = "has to be a time as in 2026-01-31T09:30:00Z";
        return read(name, expectation, JsonNode::isString, Instant::parse);
    }

    boolean flag(String name, boolean otherwise) {
        @Nullable
        Boolean given = read(name, "has to be true or false", node -> isFlag(node.asString()), Boolean::valueOf);
        return given == null ? otherwise : given;
    }

    void refuse(String name, String detail) {
        String pointer = isQuery ? "?" + name : "/" + name.replace("~", "~0").replace("/", "~1");
        errors.add(new InvalidField(pointer, detail));
    }

    /** @throws InvalidInputException with everything that was noted */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private <T> @Nullable T read(
            String name, String expectation, Predicate<JsonNode> kind, Function<String, T> reader) {
        JsonNode node = fields.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        try {
            if (kind.test(node)) {
                return reader.apply(node.asString());
            }
        } catch (NumberFormatException | DateTimeException unreadable) {
            // Told below.
        }
        refuse(name, expectation);
        return null;
    }

    private boolean isNumber(JsonNode node) {
        return (isQuery ? node.isString() : node.isIntegralNumber())
                && node.asString().matches(NUMBER);
    }

    private static boolean isFlag(String text) {
        return text.equals("true") || text.equals("false");
    }
}
