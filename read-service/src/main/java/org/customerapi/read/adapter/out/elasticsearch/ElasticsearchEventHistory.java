package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.HistoryEntry;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Keeps events under customer id and version, so that they are read in real time, without a search. */
final class ElasticsearchEventHistory implements EventHistory {

    private static final Logger log = LoggerFactory.getLogger(ElasticsearchEventHistory.class);

    private final ElasticsearchClient client;
    private final String alias;
    private final JsonMapper json;

    ElasticsearchEventHistory(ElasticsearchClient client, String alias, JsonMapper json) {
        this.client = client;
        this.alias = alias;
        this.json = json;
    }

    @Override
    public void append(List<CustomerEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<BulkOperation> operations = events.stream().map(this::operation).toList();
        BulkResponse response = answerOf(
                "bulk of " + events.size() + " events",
                () -> client.bulk(
                        request -> request.index(alias).requireAlias(true).operations(operations)));
        response.items().forEach(item -> {
            if (BulkOutcome.of(item) instanceof Outcome.Refused refused) {
                log.warn("The event {} has no place in the history: {}", item.id(), refused.reason());
            }
        });
    }

    @Override
    public List<HistoryEntry> read(UUID id, long fromVersion, long toVersion) {
        List<String> ids = LongStream.rangeClosed(fromVersion, toVersion)
                .mapToObj(version -> documentId(id, version))
                .toList();
        MgetResponse<HistoryEntry> response = answerOf(
                "history", () -> client.mget(request -> request.index(alias).ids(ids), HistoryEntry.class));
        return response.docs().stream()
                .filter(found -> found.isResult() && found.result().found())
                .map(found -> Objects.requireNonNull(found.result().source()))
                .toList();
    }

    private BulkOperation operation(CustomerEvent event) {
        byte[] source = json.writeValueAsBytes(HistoryEntry.of(event));
        return BulkOperation.of(operation ->
                operation.create(create -> create.id(documentId(event.customerId(), event.version()))
                        .document(BinaryData.of(source, "application/json"))));
    }

    private static String documentId(UUID id, long version) {
        return id + "-" + version;
    }
}
