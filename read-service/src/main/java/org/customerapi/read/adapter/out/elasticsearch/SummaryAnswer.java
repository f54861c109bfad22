package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.SearchResponse;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.Facet;
import org.customerapi.read.domain.Summary;

/** The answer to a {@link SummaryRequest}. */
final class SummaryAnswer {

    private SummaryAnswer() {}

    static Summary of(SearchResponse<CustomerDocument> response) {
        Map<String, Aggregate> everyone =
                named(response.aggregations(), SummaryRequest.EVERYONE).global().aggregations();
        List<CustomerDocument> newest = response.hits().hits().stream()
                .map(hit -> Objects.requireNonNull(hit.source()))
                .toList();
        List<Facet.Count> countries =
                named(response.aggregations(), SummaryRequest.COUNTRIES).sterms().buckets().array().stream()
                        .map(bucket -> new Facet.Count(bucket.key().stringValue(), bucket.docCount()))
                        .toList();
        return new Summary(
                Objects.requireNonNull(response.hits().total()).value(),
                count(everyone, SummaryRequest.DELETED),
                countries,
                newest,
                count(everyone, SummaryRequest.CREATED),
                count(everyone, SummaryRequest.CREATED_BEFORE));
    }

    private static long count(Map<String, Aggregate> aggregates, String name) {
        return named(aggregates, name).filter().docCount();
    }

    private static Aggregate named(Map<String, Aggregate> aggregates, String name) {
        return Objects.requireNonNull(aggregates.get(name), name);
    }
}
