package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What Elasticsearch itself says of documents and of indexes that are at fault. */
@WithServers(Server.ELASTICSEARCH)
class BulkRefusalIT {

    private static Rest5Client rest;
    private static ElasticsearchClient client;

    private final String alias = "refusals-" + UUID.randomUUID();

    @BeforeAll
    static void connect(Servers servers) {
        rest = Rest5Client.builder(URI.create(servers.elasticsearch().uri().toString()))
                .build();
        client = new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper()));
    }

    @AfterAll
    static void disconnect() throws IOException {
        rest.close();
    }

    @BeforeEach
    void makeIndex() throws IOException {
        make(alias + "-1");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesForEverWhatNoIndexWouldTake(Map<String, Object> document) {
        assertThat(send(document))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("document_parsing_exception"));
    }

    static List<Map<String, Object>> faults() {
        return List.of(
                Map.of("company", "x".repeat(40_000)),
                Map.of("search", Map.of("exact", List.of("fine", "ö".repeat(40_000)))),
                Map.of("createdAt", "+999999999-01-01T00:00:00Z"),
                Map.of("version", "first"),
                Map.of("address", "somewhere"));
    }

    @Test
    void waitsForAnAliasThatLeadsToNoIndexToWriteTo() throws IOException {
        make(alias + "-2");

        assertWaits(Map.of("company", "Fine"));
    }

    @Test
    void waitsForAnIndexThatTakesNothing() throws IOException {
        client.indices()
                .putSettings(request -> request.index(alias)
                        .settings(settings -> settings.blocks(blocks -> blocks.readOnlyAllowDelete(true))));

        assertWaits(Map.of("company", "Fine"));
    }

    @Test
    void waitsForAnIndexThatKnowsAFieldOfALaterVersion() {
        assertWaits(Map.of("later", "new"));
    }

    private void assertWaits(Map<String, Object> document) {
        assertThatExceptionOfType(ReadModelUnavailable.class).isThrownBy(() -> send(document));
    }

    private Outcome send(Map<String, Object> document) {
        return new BulkWrites(client, alias, new JsonMapper())
                .send(List.of(BulkWrite.newest("1", 1, document)), Function.identity())
                .getFirst();
    }

    private void make(String index) throws IOException {
        IndexDefinition definition = IndexDefinition.read("/read-model/customers.json", client._jsonpMapper());
        client.indices()
                .create(request ->
                        request.index(index).withJson(definition.body()).aliases(alias, none -> none));
    }
}
