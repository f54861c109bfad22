package org.customerapi.read.adapter.out.elasticsearch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.Facet;
import org.customerapi.read.domain.Slice;

/** Elasticsearch's answer in the terms of the domain. */
final class PageAnswer {

    private PageAnswer() {}

    static CustomerPage of(CustomerQuery query, SearchResponse<CustomerDocument> response) {
        TotalHits counted = response.hits().total();
        long total = counted == null ? 0 : counted.value();
        Slice slice = query.slice();
        List<Hit<CustomerDocument>> hits = response.hits().hits();
        boolean more = slice instanceof CursorPosition
                ? hits.size() > slice.size()
                : (long) slice.number() * slice.size() < total;
        List<Hit<CustomerDocument>> shown = hits.subList(0, Math.min(hits.size(), slice.size()));
        List<CustomerDocument> items =
                shown.stream().map(hit -> Objects.requireNonNull(hit.source())).toList();
        CursorPosition next = more && !shown.isEmpty() ? next(slice, shown.getLast(), response.pitId()) : null;
        return new CustomerPage(items, total, facets(query, response), next);
    }

    private static CursorPosition next(Slice slice, Hit<CustomerDocument> last, @Nullable String pitId) {
        List<@Nullable Object> after = new ArrayList<>();
        last.sort().forEach(value -> after.add(value(value)));
        CursorPosition.Snapshot snapshot = slice instanceof CursorPosition position ? position.snapshot() : null;
        if (snapshot != null && pitId != null) {
            snapshot = new CursorPosition.Snapshot(pitId, snapshot.asOf());
        }
        return new CursorPosition(after, slice.number() + 1, slice.size(), snapshot);
    }

    private static @Nullable Object value(FieldValue value) {
        return value.isNull() ? null : value._get();
    }

    private static Map<Facet, List<Facet.Count>> facets(
            CustomerQuery query, SearchResponse<CustomerDocument> response) {
        Map<Facet, List<Facet.Count>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : query.facets()) {
            var buckets = Objects.requireNonNull(response.aggregations().get(facet.label()))
                    .sterms()
                    .buckets()
                    .array();
            facets.put(
                    facet,
                    buckets.stream()
                            .map(bucket -> new Facet.Count(bucket.key().stringValue(), bucket.docCount()))
                            .toList());
        }
        return facets;
    }
}
