package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHits;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Reads by id in real time, and by search as of the last refresh. */
final class ElasticsearchCustomers implements Customers {

    private final ElasticsearchClient client;
    private final String alias;

    ElasticsearchCustomers(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
    }

    @Override
    public Optional<CustomerDocument> find(UUID id) {
        GetResponse<CustomerDocument> response = answerOf(
                "get", () -> client.get(request -> request.index(alias).id(id.toString()), CustomerDocument.class));
        return Optional.ofNullable(response.source());
    }

    @Override
    public Map<UUID, Long> versions(Collection<UUID> ids) {
        MgetResponse<Void> response = answerOf(
                "multi-get",
                () -> client.mget(
                        request -> request.index(alias)
                                .ids(ids.stream().map(UUID::toString).toList())
                                .source(source -> source.fetch(false)),
                        Void.class));
        Map<UUID, Long> versions = new HashMap<>();
        response.docs().stream()
                .filter(found -> found.isResult() && found.result().found())
                .forEach(found -> versions.put(
                        UUID.fromString(found.result().id()),
                        Objects.requireNonNull(found.result().version())));
        return versions;
    }

    @Override
    public CustomerPage search(CustomerQuery query) {
        SearchResponse<CustomerDocument> response = answerOf(
                "search",
                () -> client.search(
                        request -> request.index(alias)
                                .query(FilterClause.of(query.filter()))
                                .sort(SortClause.sort(query.sort()))
                                .from(query.page().offset())
                                .size(query.page().size())
                                .trackTotalHits(total -> total.enabled(true))
                                .allowPartialSearchResults(false),
                        CustomerDocument.class));
        List<CustomerDocument> items = response.hits().hits().stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .toList();
        TotalHits total = Objects.requireNonNull(response.hits().total());
        return new CustomerPage(items, total.value());
    }
}
