package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.Alias;
import co.elastic.clients.elasticsearch.indices.IndexState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Makes the index behind the alias where it is missing, and checks the one that is there. */
final class ReadModelIndex {

    private static final Logger log = LoggerFactory.getLogger(ReadModelIndex.class);

    private static final Alias NONE = Alias.of(alias -> alias);

    private final ElasticsearchClient client;
    private final String alias;
    private final IndexDefinition definition;

    ReadModelIndex(ElasticsearchClient client, String alias, IndexDefinition definition) {
        this.client = client;
        this.alias = alias;
        this.definition = definition;
    }

    boolean exists() {
        return answerOf(
                "alias lookup",
                () -> client.indices()
                        .existsAlias(request -> request.name(alias))
                        .value());
    }

    /** Several instances may call it at once. */
    void create() {
        create(Map.of(alias, NONE));
    }

    /** The same, marked as one that lacks what was there before. */
    void createUnfinished() {
        create(Map.of(alias, NONE, AnsweringIndex.markOf(first()), NONE));
    }

    /**
     * Returns when the alias leads to an index of the right definition.
     *
     * @throws IndexMismatch when the index is of another definition
     */
    void check() {
        Map<String, IndexState> indices = answerOf(
                "index lookup",
                () -> client.indices().get(request -> request.index(alias)).indices());
        indices.forEach(this::check);
    }

    private String first() {
        return alias + "-1";
    }

    private void create(Map<String, Alias> aliases) {
        String index = first();
        try {
            answerOf(
                    "index creation",
                    () -> client.indices()
                            .create(request -> request.index(index)
                                    .withJson(definition.body())
                                    .aliases(aliases)));
            log.info("Made the index {} behind {}", index, aliases.keySet());
        } catch (ElasticsearchException refusal) {
            if (!"resource_already_exists_exception".equals(refusal.error().type())) {
                throw refusal;
            }
            log.info("Another instance made the index {}", index);
        }
    }

    private void check(String index, IndexState state) {
        if (!definition.matches(state)) {
            throw new IndexMismatch(index);
        }
    }
}
