package org.customerapi.read.adapter.out.elasticsearch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CustomerJson;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.Facet;
import org.customerapi.read.domain.Slice;

/** Elasticsearch's answer in the terms of the domain. */
final class PageAnswer {

    private PageAnswer() {}

    static CustomerPage of(CustomerQuery query, SearchAnswer answer) {
        SearchAnswer.Total counted = answer.hits().total();
        long total = counted == null ? 0 : counted.value();
        Slice slice = query.slice();
        List<SearchAnswer.Hit> hits = answer.hits().hits();
        boolean more = slice instanceof CursorPosition
                ? hits.size() > slice.size()
                : (long) slice.number() * slice.size() < total;
        List<SearchAnswer.Hit> shown = hits.subList(0, Math.min(hits.size(), slice.size()));
        List<CustomerJson> items = shown.stream().map(SearchAnswer.Hit::source).toList();
        CursorPosition next = more && !shown.isEmpty() ? next(slice, shown.getLast(), answer.pitId()) : null;
        return new CustomerPage(items, total, facets(query, answer), next);
    }

    private static CursorPosition next(Slice slice, SearchAnswer.Hit last, @Nullable String pitId) {
        List<@Nullable Object> after = Objects.requireNonNull(last.sort());
        CursorPosition.Snapshot snapshot = slice instanceof CursorPosition position ? position.snapshot() : null;
        if (snapshot != null && pitId != null) {
            snapshot = new CursorPosition.Snapshot(pitId, snapshot.asOf());
        }
        return new CursorPosition(after, slice.number() + 1, slice.size(), snapshot);
    }

    private static Map<Facet, List<Facet.Count>> facets(CustomerQuery query, SearchAnswer answer) {
        Map<Facet, List<Facet.Count>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : query.facets()) {
            var buckets = answer.counts(facet.label()).buckets();
            facets.put(
                    facet,
                    buckets.stream()
                            .map(bucket -> new Facet.Count(bucket.key().toString(), bucket.count()))
                            .toList());
        }
        return facets;
    }
}
