package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Which index is kept while the alias leads to none. */
@WithServers(Server.ELASTICSEARCH)
class LastWholeIndexIT {

    private static Rest5Client rest;
    private static ElasticsearchClient client;
    private static ScheduledExecutorService scheduler;

    private final String alias = "whole-" + UUID.randomUUID();
    private ElasticsearchGenerations generations;

    @BeforeAll
    static void connect(Servers servers) {
        rest = Rest5Client.builder(URI.create(servers.elasticsearch().uri().toString()))
                .build();
        client = new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper()));
        scheduler = Executors.newSingleThreadScheduledExecutor();
    }

    @AfterAll
    static void disconnect() throws IOException {
        scheduler.shutdownNow();
        rest.close();
    }

    @BeforeEach
    void makeTheFirst() {
        IndexDefinition definition = IndexDefinition.read("/read-model/customers.json", client._jsonpMapper());
        generations = new ElasticsearchGenerations(
                client,
                alias,
                definition,
                new JsonMapper(),
                new RefreshGates(client, Duration.ofMillis(1), scheduler),
                Duration.ofSeconds(5));
        new ReadModelIndex(client, alias, definition).create();
    }

    @Test
    void isNotTheOneThatWasLeftHalfMade() throws IOException {
        removeAlias("-1");
        assertThat(generations.makeNext()).isEqualTo(alias + "-2");

        assertThat(generations.lastWhole()).hasValue(alias + "-1");
        assertThat(generations.makeNext()).isEqualTo(alias + "-3");
        assertThat(exists("-1")).isTrue();
        assertThat(exists("-2")).isFalse();
    }

    @Test
    void isTheNextOneOnceItIsFinished() throws IOException {
        generations.swap(alias + "-1", generations.makeNext());
        removeAlias("-2");
        assertThat(generations.lastWhole()).hasValue(alias + "-1");

        generations.finished(alias + "-2");

        assertThat(generations.lastWhole()).hasValue(alias + "-2");
        assertThat(generations.makeNext()).isEqualTo(alias + "-3");
        assertThat(exists("-1")).isFalse();
        assertThat(exists("-2")).isTrue();
    }

    @Test
    void isNoneWhereAllIsLost() throws IOException {
        client.indices().delete(request -> request.index(alias + "-1"));

        assertThat(generations.lastWhole()).isEmpty();
        assertThat(generations.makeNext()).isEqualTo(alias + "-1");
    }

    private void removeAlias(String ending) throws IOException {
        client.indices().deleteAlias(request -> request.index(alias + ending).name(alias));
    }

    private boolean exists(String ending) throws IOException {
        return client.indices().exists(request -> request.index(alias + ending)).value();
    }
}
