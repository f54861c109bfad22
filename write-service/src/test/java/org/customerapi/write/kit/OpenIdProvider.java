package org.customerapi.write.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An OpenID provider as far as its discovery and its keys go. */
public final class OpenIdProvider implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;
    private volatile boolean failing;

    private OpenIdProvider(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    public static OpenIdProvider start() throws IOException, JOSEException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OpenIdProvider provider = new OpenIdProvider(
                server, new RSAKeyGenerator(2048).keyID("theirs").generate());
        server.createContext("/.well-known/openid-configuration", provider::discover);
        server.createContext("/keys", exchange -> provider.answer(exchange, new JWKSet(provider.key).toString()));
        server.start();
        return provider;
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public RSAKey key() {
        return key;
    }

    /** Lets it answer 500 to everything, or no longer. */
    public void fail(boolean from) {
        failing = from;
    }

    private void discover(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"subject_types_supported\":[\"public\"]}"
                        .formatted(issuer()));
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(failing ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
