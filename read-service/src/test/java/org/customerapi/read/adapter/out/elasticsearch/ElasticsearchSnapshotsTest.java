package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.TooManyAtOnce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Behind something that answers the end of a snapshot itself, in words of its own. */
class ElasticsearchSnapshotsTest {

    private int opened;
    private HttpServer server;
    private Rest5Client rest;
    private ElasticsearchSnapshots snapshots;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        rest = Rest5Client.builder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build();
        snapshots = new ElasticsearchSnapshots(
                new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper())),
                "customers",
                1,
                Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        rest.close();
        server.stop(0);
    }

    @Test
    void letsASnapshotEndByItselfThatCannotBeClosed() {
        String id = snapshots.open(Copy.ANY);

        assertThatCode(() -> snapshots.close(id)).doesNotThrowAnyException();
    }

    @Test
    void losesNoPlaceToASnapshotThatCannotBeClosed() {
        snapshots.ended(snapshots.open(Copy.ANY));
        snapshots.ended(snapshots.open(Copy.ANY));

        assertThat(snapshots.open(Copy.ANY)).isEqualTo("id3");
    }

    @Test
    void givesExportsNoPlaceOfAWalkAndSaysWhenOneComesFree() {
        String export = snapshots.openUncounted(Copy.ANY);
        snapshots.used(export);
        snapshots.open(Copy.ANY);

        assertThatExceptionOfType(TooManyAtOnce.class)
                .isThrownBy(() -> snapshots.open(Copy.ANY))
                .satisfies(refusal ->
                        assertThat(refusal.retryAfter()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
        assertThatCode(() -> snapshots.openUncounted(Copy.ANY)).doesNotThrowAnyException();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean opens = "POST".equals(exchange.getRequestMethod());
            String body = opens
                    ? "{\"id\":\"id%d\",\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}".formatted(++opened)
                    : "<html>Not allowed</html>";
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().set("Content-Type", opens ? "application/json" : "text/html");
            exchange.sendResponseHeaders(opens ? 200 : 403, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }
}
