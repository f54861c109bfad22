package org.customerapi.read.adapter.in.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.InvalidParameter;
import org.customerapi.read.domain.InvalidQuery;

/** The parameters of one request; collects everything that is wrong with them. Not safe for use by several threads. */
final class QueryParameters {

    /** Characters; the longest that a customer can have of what is searched for is an email of 254. */
    private static final int LONGEST_VALUE = 254;

    private static final int MOST_VALUES = 50;

    private final Map<String, String[]> values;
    private final List<InvalidParameter> errors = new ArrayList<>();

    QueryParameters(Map<String, String[]> values) {
        this.values = values;
    }

    /** Notes every parameter that is not among these. */
    QueryParameters only(Set<String> known) {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!known.contains(name)) {
                refuse(
                        name,
                        "There is no such parameter. Known here: " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
        return this;
    }

    /** Whether it has a value that is not blank. */
    boolean has(String name) {
        return values(name).findAny().isPresent();
    }

    /** The one value, in NFC; {@code null} when there is none, it is blank, or it is not acceptable. */
    @Nullable
    String text(String name) {
        List<String> given = texts(name);
        if (given.size() > 1) {
            refuse(name, "It can be given once only.");
            return null;
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    /** All values that are not blank, in NFC. */
    List<String> texts(String name) {
        String[] given = values.getOrDefault(name, new String[0]);
        if (given.length > MOST_VALUES) {
            refuse(name, "It can be given " + MOST_VALUES + " times at most.");
            return List.of();
        }
        List<String> texts = values(name).toList();
        if (texts.stream().anyMatch(text -> text.codePointCount(0, text.length()) > LONGEST_VALUE)) {
            refuse(name, "It can be " + LONGEST_VALUE + " characters long at most.");
            return List.of();
        }
        return texts;
    }

    /**
     * The one value as the reader understands it.
     *
     * @param reader empty for a value that it does not understand
     * @param expectation what would be right, for people
     */
    <T> Optional<T> value(String name, Function<String, Optional<T>> reader, String expectation) {
        String text = text(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            refuse(name, expectation);
        }
        return value;
    }

    /** The one value as it is, of any length; {@code null} when there is none or more than one. */
    @Nullable
    String longText(String name) {
        String[] given = values.getOrDefault(name, new String[0]);
        return given.length == 1 ? given[0] : null;
    }

    /** These parameters in an order of their own, so that two requests that ask the same have the same text. */
    String canonical(Set<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : new TreeSet<>(names)) {
            values(name)
                    .sorted()
                    .forEach(
                            value -> text.append(name).append('=').append(value).append('\n'));
        }
        return text.toString();
    }

    int number(String name, int fallback, int lowest, int highest) {
        String expectation = "It has to be a whole number from " + lowest + " to " + highest + ".";
        return value(name, text -> wholeNumber(text, lowest, highest), expectation)
                .orElse(fallback);
    }

    void refuse(String name, String detail) {
        errors.add(new InvalidParameter(name, detail));
    }

    /** Fails with everything that was noted. */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidQuery(errors.stream().distinct().toList());
        }
    }

    private Stream<String> values(String name) {
        return Arrays.stream(values.getOrDefault(name, new String[0]))
                .filter(text -> !text.isBlank())
                .map(text -> Normalizer.normalize(text.strip(), Normalizer.Form.NFC));
    }

    private static Optional<Integer> wholeNumber(String text, int lowest, int highest) {
        if (!text.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(text))
                .filter(number -> number >= lowest && number <= highest)
                .map(Long::intValue);
    }
}
