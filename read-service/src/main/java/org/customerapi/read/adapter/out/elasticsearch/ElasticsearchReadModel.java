package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.concurrent.CompletionException;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Writes by {@code _bulk} with the customer's version as external version, so that old events lose. */
final class ElasticsearchReadModel implements ReadModel {

    private static final int CONFLICT = 409;

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
        return response.items().stream().map(ElasticsearchReadModel::outcome).toList();
    }

    @Override
    public void makeSearchable() {
        try {
            refreshes.pass().join();
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

    private static Outcome outcome(BulkResponseItem item) {
        ErrorCause error = item.error();
        if (error == null) {
            return new Outcome.Applied();
        }
        if (item.status() == CONFLICT) {
            return new Outcome.AlreadyKnown();
        }
        String reason = error.type() + ": " + error.reason();
        if (ElasticsearchCall.isTransient(item.status()) || isFaultOfTheIndex(error)) {
            throw new ReadModelUnavailable("Elasticsearch did not take " + item.id() + ": " + reason, null);
        }
        return new Outcome.Refused(reason);
    }

    /** Also a read-only index of a full disk and a closed one: the fault is not the document's. */
    private static boolean isFaultOfTheIndex(ErrorCause error) {
        return switch (error.type()) {
            case "index_not_found_exception", "cluster_block_exception", "index_closed_exception" -> true;
            case null, default -> false;
        };
    }
}
