package org.customerapi.localstack.importing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that reads every import to its end and answers what a test wants to hear. */
public final class CannedImports implements BeforeEachCallback, AfterEachCallback {

    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile String answer = "";
    private volatile boolean endless;

    public CannedImports() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/customers/import", this::answer);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lines as the API answers an import with. */
    public void answer(String lines) {
        answer = lines;
    }

    /** The same, and nothing more, but no end. */
    public void answerWithoutEnd(String lines) {
        answer = lines;
        endless = true;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        end.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, endless ? 0 : body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        if (endless) {
            awaitEnd();
        }
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
