package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Map;
import java.util.Optional;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.get_alias.IndexAliases;

import org.customerapi.read.application.port.out.IndexGenerations.Answering;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** The index behind an alias. What it lacks is marked by an alias of its own, which no request goes to. */
record AnsweringIndex(ElasticsearchClient client, String alias) {

    private static final int NOT_FOUND = 404;

    /** The mark of this index. */
    static String markOf(String index) {
        return index + "-unfinished";
    }

    /** Empty while the alias leads nowhere. */
    Optional<Answering> find() {
        try {
            return aliases().entrySet().stream()
                    .filter(index -> index.getValue().aliases().containsKey(alias))
                    .findFirst()
                    .map(index -> new Answering(
                            index.getKey(), index.getValue().aliases().containsKey(markOf(index.getKey()))));
        } catch (ElasticsearchException refusal) {
            if (refusal.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private Map<String, IndexAliases> aliases() {
        return answerOf(
                "alias lookup",
                () -> client.indices()
                        .getAlias(request -> request.name(alias, markOf(alias + "-*")))
                        .aliases());
    }

    /** Takes the mark off; can be repeated. */
    void unmark(String index) {
        try {
            answerOf(
                    "mark removal",
                    () -> client.indices()
                            .deleteAlias(request -> request.index(index).name(markOf(index))));
        } catch (ElasticsearchException refusal) {
            if (refusal.status() != NOT_FOUND) {
                throw refusal;
            }
        }
    }
}
