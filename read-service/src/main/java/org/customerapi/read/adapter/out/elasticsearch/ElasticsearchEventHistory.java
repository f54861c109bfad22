package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.HistoryMark;
import org.customerapi.read.application.port.out.IndexGenerations.Answering;
import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.HistoryEntry;
import org.customerapi.read.domain.ReadModelMissing;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Keeps events under customer id and version, so that they are read in real time, without a search. */
final class ElasticsearchEventHistory implements EventHistory, HistoryMark {

    private static final Logger log = LoggerFactory.getLogger(ElasticsearchEventHistory.class);

    private final ElasticsearchClient client;
    private final String alias;
    private final BulkWrites writes;
    private final AnsweringIndex index;

    ElasticsearchEventHistory(ElasticsearchClient client, String alias, BulkWrites writes) {
        this.client = client;
        this.alias = alias;
        this.writes = writes;
        this.index = new AnsweringIndex(client, alias);
    }

    @Override
    public void append(List<CustomerEvent> events) {
        List<Outcome> outcomes = writes.send(events, ElasticsearchEventHistory::write);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused(String reason)) {
                CustomerEvent event = events.get(i);
                log.warn(
                        "The event {} of version {} of {} has no place in the history: {}",
                        event.eventId(),
                        event.version(),
                        event.customerId(),
                        reason);
            }
        }
    }

    @Override
    public List<HistoryEntry> read(UUID id, long fromVersion, long toVersion) {
        List<String> ids = LongStream.rangeClosed(fromVersion, toVersion)
                .mapToObj(version -> documentId(id, version))
                .toList();
        List<HistoryEntry> found = entries(ids);
        if (found.size() == ids.size()) {
            return found;
        }
        if (isUnfinished()) {
            throw new ReadModelMissing(null);
        }
        // The others never were, or the log was read for them just now.
        return entries(ids);
    }

    @Override
    public boolean isUnfinished() {
        return index.find().map(Answering::unfinished).orElse(true);
    }

    @Override
    public void finished() {
        index.find().map(Answering::index).ifPresent(index::unmark);
    }

    private List<HistoryEntry> entries(List<String> ids) {
        MgetResponse<HistoryEntry> response = answerOf(
                "history", () -> client.mget(request -> request.index(alias).ids(ids), HistoryEntry.class));
        return MultiGetAnswer.found(response)
                .map(found -> Objects.requireNonNull(found.source()))
                .toList();
    }

    private static BulkWrite write(CustomerEvent event) {
        return BulkWrite.create(documentId(event.customerId(), event.version()), HistoryEntry.of(event));
    }

    private static String documentId(UUID id, long version) {
        return id + "-" + version;
    }
}
