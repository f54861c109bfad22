package org.customerapi.read.adapter.in.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.SortField;
import org.customerapi.read.domain.SortKey;

/** Reads a sort such as {@code -createdAt,lastName}. */
final class SortReader {

    private static final int MOST_KEYS = 5;
    private static final String EXPECTATION = "It has to be 1 to " + MOST_KEYS
            + " different fields separated by commas, each with a minus in front for descending. Fields: "
            + Arrays.stream(SortField.values()).map(SortField::label).collect(Collectors.joining(", ")) + ".";

    private SortReader() {}

    static CustomerSort read(QueryParameters parameters, boolean hasText) {
        CustomerSort fallback = hasText ? CustomerSort.BEST_FIRST : CustomerSort.NEWEST_FIRST;
        CustomerSort sort =
                parameters.value("sort", SortReader::sort, EXPECTATION).orElse(fallback);
        boolean byRelevance = sort.keys().stream().anyMatch(key -> key.field() == SortField.RELEVANCE);
        if (byRelevance && !hasText) {
            parameters.refuse("sort", "Relevance needs a text to search for, in q.");
        }
        return sort;
    }

    private static Optional<CustomerSort> sort(String text) {
        List<SortKey> keys = new ArrayList<>();
        Set<SortField> seen = new HashSet<>();
        for (String part : text.split(",", -1)) {
            boolean descending = part.startsWith("-");
            Optional<SortField> field = SortField.of(descending ? part.substring(1) : part);
            if (field.isEmpty() || !seen.add(field.get()) || seen.size() > MOST_KEYS) {
                return Optional.empty();
            }
            keys.add(new SortKey(field.get(), descending || field.get() == SortField.RELEVANCE));
        }
        return Optional.of(CustomerSort.by(keys));
    }
}
