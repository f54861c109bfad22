package org.customerapi.read.domain;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A total order of customers: it always ends with the id, so that no two customers are equal.
 *
 * @param keys most significant first, the last one by id
 */
public record CustomerSort(List<SortKey> keys) {

    private static final SortKey BY_ID = new SortKey(SortField.ID, false);

    /** Newest first. */
    public static final CustomerSort NEWEST_FIRST = by(List.of(new SortKey(SortField.CREATED_AT, true)));

    /** Best match first. */
    public static final CustomerSort BEST_FIRST = by(List.of(new SortKey(SortField.RELEVANCE, true)));

    public CustomerSort {
        keys = List.copyOf(keys);
    }

    /** Sorted by these keys, and by id where they leave two customers equal. */
    public static CustomerSort by(List<SortKey> keys) {
        boolean total = keys.stream().anyMatch(key -> key.field() == SortField.ID);
        return new CustomerSort(
                total ? keys : Stream.concat(keys.stream(), Stream.of(BY_ID)).toList());
    }

    /** As in requests, for example {@code -createdAt,id}. */
    public String label() {
        return keys.stream().map(SortKey::label).collect(Collectors.joining(","));
    }
}
