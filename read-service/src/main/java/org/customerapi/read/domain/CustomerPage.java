package org.customerapi.read.domain;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param items in the order asked for
 * @param totalItems exact number of customers that match, on all pages
 * @param facets the counts asked for
 * @param next where the following page begins; {@code null} on the last one
 */
public record CustomerPage(
        List<CustomerJson> items,
        long totalItems,
        Map<Facet, List<Facet.Count>> facets,
        @Nullable CursorPosition next) {

    /** Pages of this size that the whole answer has. */
    public long totalPages(int size) {
        return (totalItems + size - 1) / size;
    }
}
