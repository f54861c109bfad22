package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Locale;

import co.elastic.clients.elasticsearch.core.SearchRequest;

import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.Facet;
import org.customerapi.read.domain.PageNumber;

/** A question in Elasticsearch's terms; where to ask it is left to the caller. */
final class PageRequest {

    private PageRequest() {}

    static SearchRequest.Builder of(CustomerQuery query) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .query(FilterClause.of(query.filter()))
                .sort(SortClause.sort(query.sort()))
                .trackTotalHits(total -> total.enabled(query.counted()))
                .allowPartialSearchResults(false);
        switch (query.slice()) {
            case PageNumber page -> request.from(page.offset()).size(page.size());
            case CursorPosition position -> goBehind(request, position);
        }
        query.facets().forEach(facet -> addTo(request, facet));
        return request;
    }

    private static void goBehind(SearchRequest.Builder request, CursorPosition position) {
        // One more than asked for tells whether there is a next page.
        request.size(position.size() + 1);
        if (!position.after().isEmpty()) {
            request.searchAfter(FieldValues.of(position.after()));
        }
    }

    private static void addTo(SearchRequest.Builder request, Facet facet) {
        request.aggregations(
                facet.label(),
                aggregation ->
                        aggregation.terms(terms -> terms.field(path(facet)).size(Facet.MOST_VALUES)));
    }

    static String path(Facet facet) {
        return switch (facet) {
            case COUNTRY, CITY -> "address." + facet.name().toLowerCase(Locale.ROOT);
            case COMPANY, STATUS -> facet.label();
            case TAG -> "tags";
        };
    }
}
