package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Writes by {@code _bulk} with the customer's version as external version, so that old events lose. */
final class ElasticsearchReadModel implements ReadModel {

    private final ElasticsearchClient client;
    private final String alias;
    private final JsonMapper json;
    private final RefreshGate refreshes;

    ElasticsearchReadModel(ElasticsearchClient client, String alias, JsonMapper json, RefreshGate refreshes) {
        this.client = client;
        this.alias = alias;
        this.json = json;
        this.refreshes = refreshes;
    }

    @Override
    public List<Outcome> apply(List<CustomerEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<BulkOperation> operations = events.stream().map(this::operation).toList();
        BulkResponse response = answerOf(
                "bulk of " + events.size(),
                () -> client.bulk(request -> request.index(alias)
                        .requireAlias(true)
                        .includeSourceOnError(false)
                        .operations(operations)));
        return response.items().stream().map(BulkOutcome::of).toList();
    }

    @Override
    public CompletionStage<Void> searchable() {
        return refreshes.pass();
    }

    @Override
    public void makeSearchable() {
        joined(refreshes.pass());
    }

    @Override
    public boolean makeSearchableWithin(Duration patience) {
        return joined(refreshes
                .pass()
                .thenApply(_ -> true)
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static <T> T joined(CompletableFuture<T> refresh) {
        try {
            return refresh.join();
        } catch (CompletionException failure) {
            throw new ReadModelUnavailable("Elasticsearch did not refresh: " + failure.getMessage(), failure);
        }
    }

    private BulkOperation operation(CustomerEvent event) {
        byte[] source = json.writeValueAsBytes(IndexedCustomer.of(event.customer()));
        return BulkOperation.of(operation ->
                operation.index(index -> index.id(event.customerId().toString())
                        .version(event.version())
                        .versionType(VersionType.External)
                        .document(BinaryData.of(source, "application/json"))));
    }
}
