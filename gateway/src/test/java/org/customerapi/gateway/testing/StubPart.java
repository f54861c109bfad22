package org.customerapi.gateway.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** A stand-in for a part: remembers what reached it, answers as it is told; on a real port. */
public final class StubPart implements AutoCloseable {

    /** One request as it arrived. */
    public record Seen(String method, String uri, Map<String, List<String>> headers, String body) {

        /** The first value of a header; empty when it is missing. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    private static final HttpHandler OK = exchange -> answer(exchange, 200, "{}");

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile HttpHandler handler = OK;

    private StubPart(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    /** Starts one on a free port. */
    public static StubPart start() {
        return new StubPart(0);
    }

    /** Starts one where another was. */
    public static StubPart startAt(int port) {
        return new StubPart(port);
    }

    /** Answers all further requests with this, after remembering them with their bodies. */
    public void answering(HttpHandler answer) {
        handler = exchange -> {
            remember(exchange, exchange.getRequestBody().readAllBytes());
            answer.handle(exchange);
        };
    }

    /** Gives all further requests to this handler; their bodies are its business. */
    public void handling(HttpHandler raw) {
        handler = exchange -> {
            remember(exchange, new byte[0]);
            raw.handle(exchange);
        };
    }

    /** Forgets what reached it, and answers 200 with an empty object from now on. */
    public void reset() {
        seen.clear();
        answering(OK);
    }

    private void remember(HttpExchange exchange, byte[] body) {
        String uri = exchange.getRequestURI().toString();
        String text = new String(body, StandardCharsets.UTF_8);
        seen.add(new Seen(exchange.getRequestMethod(), uri, Map.copyOf(exchange.getRequestHeaders()), text));
    }

    /** What reached it so far, without questions for its health or its documentation. */
    public List<Seen> seen() {
        return seen.stream().filter(one -> !one.uri().startsWith("/health")).toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Answers JSON. */
    public static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
