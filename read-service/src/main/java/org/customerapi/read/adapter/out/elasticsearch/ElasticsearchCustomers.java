package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.get.GetResult;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.StoredVersions;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerInSnapshot;
import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Reads by id in real time, and by search as of the last refresh or of a snapshot. */
final class ElasticsearchCustomers implements Customers {

    private final ElasticsearchClient client;
    private final String alias;
    private final Searches searches;
    private final ElasticsearchSnapshots snapshots;

    ElasticsearchCustomers(
            ElasticsearchClient client, Searches searches, String alias, ElasticsearchSnapshots snapshots) {
        this.client = client;
        this.searches = searches;
        this.alias = alias;
        this.snapshots = snapshots;
    }

    @Override
    public Optional<CustomerDocument> find(UUID id) {
        GetResponse<CustomerDocument> response = answerOf(
                "get", () -> client.get(request -> request.index(alias).id(id.toString()), CustomerDocument.class));
        return Optional.ofNullable(response.source());
    }

    @Override
    public StoredVersions versions(Collection<UUID> ids, Copy copy) {
        MgetResponse<Void> response = answerOf(
                "multi-get",
                () -> client.mget(
                        request -> request.index(copy.indexOr(alias))
                                .preference(copy.name())
                                .ids(ids.stream().map(UUID::toString).toList())
                                .source(source -> source.fetch(false)),
                        Void.class));
        Map<UUID, Long> versions = new HashMap<>();
        Copy answering = copy;
        for (GetResult<Void> found : MultiGetAnswer.found(response).toList()) {
            versions.put(UUID.fromString(found.id()), Objects.requireNonNull(found.version()));
            answering = copy.of(found.index());
        }
        return new StoredVersions(versions, answering);
    }

    @Override
    public CustomerPage search(CustomerQuery query, Copy copy) {
        SearchAnswer answer = query.slice() instanceof CursorPosition position && position.snapshot() != null
                ? searchIn(position.snapshot(), query)
                : answerOf(
                        "search",
                        () -> searches.ask(PageRequest.of(query)
                                .index(copy.indexOr(alias))
                                .preference(copy.name())
                                .build()));
        return PageAnswer.of(query, answer);
    }

    private SearchAnswer searchIn(CursorPosition.Snapshot snapshot, CustomerQuery query) {
        SearchAnswer answer = answerInSnapshot(
                "search in a snapshot",
                () -> searches.ask(PageRequest.of(query)
                        .pit(pit -> pit.id(snapshot.id()).keepAlive(ElasticsearchSnapshots.KEEP_ALIVE))
                        .build()));
        snapshots.used(snapshot.id());
        return answer;
    }
}
