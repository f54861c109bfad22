package org.customerapi.read.adapter.in.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.Facet;

/**
 * A page of customers.
 *
 * @param items JSON in the order asked for; the fields asked for of each
 * @param page where in the whole answer this page stands
 * @param facets counts over the whole answer, when asked for
 * @param asOf every change made before this time is in the answer; {@code null} while nothing certain is known
 */
record CustomerListAnswer(
        List<Object> items,

        Position page,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<Facet.Count>> facets,
        @Nullable Instant asOf) {

    /**
     * Where in the whole answer a page stands.
     *
     * @param size rows of a full page
     * @param number 1-based
     * @param totalItems exact number of matching customers
     * @param totalPages of this size
     * @param next path and query of the next page; {@code null} on the last
     */
    record Position(
            int size,
            int number,
            long totalItems,
            long totalPages,
            @Nullable String next) {}
}
