package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.IndexState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Makes the index behind the alias where it is missing, and checks the one that is there. */
final class ReadModelIndex {

    private static final Logger log = LoggerFactory.getLogger(ReadModelIndex.class);

    private final ElasticsearchClient client;
    private final String alias;
    private final IndexDefinition definition;

    ReadModelIndex(ElasticsearchClient client, String alias, IndexDefinition definition) {
        this.client = client;
        this.alias = alias;
        this.definition = definition;
    }

    /**
     * Returns once the alias leads to an index of the right definition. Several instances may call it at once.
     *
     * @throws IndexMismatch when the index is of another definition
     * @throws org.customerapi.read.domain.ReadModelUnavailable when Elasticsearch does not answer
     */
    void prepare() {
        boolean exists = answerOf(
                "alias lookup",
                () -> client.indices()
                        .existsAlias(request -> request.name(alias))
                        .value());
        if (!exists) {
            create();
        }
        Map<String, IndexState> indices = answerOf(
                "index lookup",
                () -> client.indices().get(request -> request.index(alias)).indices());
        indices.forEach(this::check);
    }

    private void create() {
        String index = alias + "-1";
        try {
            answerOf(
                    "index creation",
                    () -> client.indices()
                            .create(request -> request.index(index)
                                    .withJson(definition.body())
                                    .aliases(alias, none -> none)));
            log.info("Made the index {} behind the alias {}", index, alias);
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
