package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Duration;
import java.time.Instant;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerSort;

/** The question behind a summary: one search that finds the newest and counts the rest. */
final class SummaryRequest {

    static final String DELETED = "deleted";
    static final String COUNTRIES = "countries";
    static final String CREATED = "created";
    static final String CREATED_BEFORE = "createdBefore";
    static final String EVERYONE = "everyone";

    private static final int NEWEST = 5;

    /** All: ISO 3166-1 has 249. */
    private static final int MOST_COUNTRIES = 300;

    private static final Duration SPAN = Duration.ofDays(30);

    private SummaryRequest() {}

    static SearchRequest.Builder asOf(Instant now) {
        Query deleted =
                Query.of(query -> query.term(term -> term.field("status").value(CustomerDocument.DELETED)));
        Aggregation everyone = Aggregation.of(aggregation -> aggregation
                .global(global -> global)
                .aggregations(DELETED, counted -> counted.filter(deleted))
                .aggregations(CREATED, counted -> counted.filter(created(now.minus(SPAN), now)))
                .aggregations(
                        CREATED_BEFORE,
                        counted -> counted.filter(created(now.minus(SPAN.multipliedBy(2)), now.minus(SPAN)))));
        return new SearchRequest.Builder()
                .query(FilterClause.of(CustomerFilter.ALL_ACTIVE))
                .sort(SortClause.sort(CustomerSort.NEWEST_FIRST))
                .size(NEWEST)
                .trackTotalHits(total -> total.enabled(true))
                .allowPartialSearchResults(false)
                .aggregations(
                        COUNTRIES,
                        countries -> countries.terms(
                                terms -> terms.field("address.country").size(MOST_COUNTRIES)))
                .aggregations(EVERYONE, everyone);
    }

    private static Query created(Instant from, Instant to) {
        return Query.of(query -> query.range(kind ->
                kind.date(date -> date.field("createdAt").gte(from.toString()).lt(to.toString()))));
    }
}
