package org.customerapi.tokens;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Publishes keys over HTTP, fails when it is told to, and counts how often it was asked. */
final class KeyPublisher implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String keys = "";
    private volatile boolean away;
    private volatile CountDownLatch held = new CountDownLatch(0);

    private KeyPublisher(HttpServer server) {
        this.server = server;
    }

    static KeyPublisher of(JWK... keys) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyPublisher publisher = new KeyPublisher(server);
        publisher.publish(keys);
        server.createContext("/", publisher::answer);
        server.start();
        return publisher;
    }

    void publish(JWK... published) {
        keys = new JWKSet(List.of(published)).toString(true);
    }

    void goAway() {
        away = true;
    }

    /** Answers nobody until the latch is open. */
    void hold(CountDownLatch until) {
        held = until;
    }

    int asked() {
        return asked.get();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        await(held);
        byte[] body = keys.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(away ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
