package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.CountResponse;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.UpdateAliasesRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Indexes named by the alias and a number; the alias leads to the one that answers. */
final class ElasticsearchGenerations implements IndexGenerations {

    private static final int NOT_FOUND = 404;

    private final ElasticsearchClient client;
    private final String alias;
    private final IndexDefinition definition;
    private final JsonMapper json;
    private final RefreshGates refreshes;
    private final AnsweringIndex answering;
    private final Time swapTimeout;

    /** @param swapTimeout how late Elasticsearch may still swap, and so well below the time that the client waits for it */
    ElasticsearchGenerations(
            ElasticsearchClient client,
            String alias,
            IndexDefinition definition,
            JsonMapper json,
            RefreshGates refreshes,
            Duration swapTimeout) {
        this.client = client;
        this.alias = alias;
        this.definition = definition;
        this.json = json;
        this.refreshes = refreshes;
        this.answering = new AnsweringIndex(client, alias);
        this.swapTimeout = Time.of(time -> time.time(swapTimeout.toMillis() + "ms"));
    }

    @Override
    public Optional<Answering> answering() {
        return answering.find();
    }

    /** An index may lose its alias alone, by hand or in a restore of Elasticsearch; one that was left half made has its mark. */
    @Override
    public Optional<String> lastWhole() {
        return answering()
                .map(Answering::index)
                .or(() -> all().entrySet().stream()
                        .filter(index -> !index.getValue().aliases().containsKey(AnsweringIndex.markOf(index.getKey())))
                        .map(Map.Entry::getKey)
                        .max(Comparator.comparingInt(this::number)));
    }

    @Override
    public Optional<String> previous() {
        int current = number(current());
        return all().entrySet().stream()
                .filter(index -> number(index.getKey()) < current)
                .max(Comparator.comparingInt(index -> number(index.getKey())))
                .filter(index -> definition.matches(index.getValue()))
                .map(Map.Entry::getKey);
    }

    @Override
    public String makeNext() {
        Optional<String> kept = lastWhole();
        Set<String> all = all().keySet();
        all.stream().filter(index -> !kept.equals(Optional.of(index))).forEach(this::drop);
        int last = all.stream().mapToInt(this::number).max().orElse(0);
        String next = alias + "-" + (last + 1);
        try {
            answerOf(
                    "index creation",
                    () -> client.indices()
                            .create(request -> request.index(next)
                                    .withJson(definition.body())
                                    .aliases(AnsweringIndex.markOf(next), mark -> mark)));
        } catch (ElasticsearchException refusal) {
            throw new InvalidState("The index " + next + " could not be made; another instance may be rebuilding.");
        }
        return next;
    }

    /** Writes by an alias of the index's own: a bulk request to a missing alias fails, to a missing index makes one. */
    @Override
    public ReadModel writerOf(String index) {
        String writer = index + "-writer";
        answerOf(
                "writer alias",
                () -> client.indices().putAlias(request -> request.index(index).name(writer)));
        return new ElasticsearchReadModel(new BulkWrites(client, writer, json), refreshes.of(writer));
    }

    @Override
    public Inventory inventoryOf(String index) {
        return ElasticsearchInventory.of(client, index, ElasticsearchInventory.PAGE);
    }

    @Override
    public long customersIn(String index) {
        CountResponse answer = answerOf(
                "count",
                () -> client.count(request -> request.index(index).query(FilterClause.of(CustomerFilter.ALL_ACTIVE))));
        if (answer.shards().failed().intValue() > 0) {
            throw new ReadModelUnavailable(answer.shards().failed() + " shards did not count", null);
        }
        return answer.count();
    }

    @Override
    public void swap(@Nullable String old, String index) {
        try {
            boolean acknowledged = answerOf("alias swap", () -> client.indices().updateAliases(swapRequest(old, index)))
                    .acknowledged();
            if (!acknowledged) {
                throw new ReadModelUnavailable("Not every node knows yet that " + index + " answers.", null);
            }
        } catch (ElasticsearchException refusal) {
            if (refusal.status() == NOT_FOUND) {
                throw new InvalidState("Another index than " + old + " answers by now.");
            }
            throw refusal;
        }
    }

    private UpdateAliasesRequest swapRequest(@Nullable String old, String index) {
        return UpdateAliasesRequest.of(request -> request.masterTimeout(swapTimeout)
                .timeout(swapTimeout)
                .actions(action -> action.remove(gone -> gone.index(old == null ? alias + "-*" : old)
                        .alias(alias)
                        .mustExist(old != null)))
                .actions(action -> action.add(added -> added.index(index).alias(alias)))
                .actions(action -> action.add(mark -> mark.index(index).alias(AnsweringIndex.markOf(index)))));
    }

    @Override
    public void finished(String index) {
        answering.unmark(index);
    }

    @Override
    public void drop(String index) {
        answerOf("index removal", () -> client.indices().delete(request -> request.index(index)));
    }

    private Map<String, IndexState> all() {
        Map<String, IndexState> indices = new HashMap<>(answerOf(
                        "index lookup",
                        () -> client.indices()
                                .get(request -> request.index(alias + "-*")
                                        .expandWildcards(ExpandWildcard.Open)
                                        .allowNoIndices(true)))
                .indices());
        indices.keySet().removeIf(index -> number(index) == 0);
        return indices;
    }

    /** 0 for an index that is none of these. */
    private int number(String index) {
        String number = index.substring(Math.min(index.length(), alias.length() + 1));
        return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
    }
}
