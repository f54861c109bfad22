package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers requests as told, and looks like Elasticsearch. */
final class CannedElasticsearch implements AutoCloseable {

    private final HttpServer server;
    private final Rest5Client rest;
    private final HttpHandler answers;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Answers every request with 200 and the same words. */
    CannedElasticsearch(String answer) {
        this(exchange -> answer(exchange, 200, answer));
    }

    /** @param answers by {@link #answer} */
    CannedElasticsearch(HttpHandler answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
        rest = Rest5Client.builder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build();
    }

    ElasticsearchClient client() {
        return new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper()));
    }

    /** Path and parameters of each request so far. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        rest.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            answers.handle(exchange);
        }
    }

    static void answer(HttpExchange exchange, int status, String answer) throws IOException {
        byte[] body = answer.getBytes(UTF_8);
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
