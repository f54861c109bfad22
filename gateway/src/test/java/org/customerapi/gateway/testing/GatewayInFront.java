package org.customerapi.gateway.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.gateway.GatewayApplication;

/** A gateway on a free port in front of three stand-ins. */
public final class GatewayInFront implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    public final StubPart write = StubPart.start();
    public final StubPart read = StubPart.start();
    public final StubPart sink = StubPart.start();

    private final ConfigurableApplicationContext context;
    private final int port;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private GatewayInFront(String... settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "--server.port",
                "0",
                "--server.address",
                "127.0.0.1",
                "--spring.main.banner-mode",
                "off",
                "--JWT_SECRET_KEY",
                Tokens.SECRET,
                "--WRITE_SERVICE_URL",
                write.uri().toString(),
                "--READ_SERVICE_URL",
                read.uri().toString(),
                "--S3_SINK_URL",
                sink.uri().toString()));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        context = new SpringApplicationBuilder(GatewayApplication.class)
                .registerShutdownHook(false)
                .run(all.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
        reset();
    }

    /** Starts one; settings are given as arguments, for example {@code --READ_TIMEOUT=1s}. */
    public static GatewayInFront with(String... settings) {
        return new GatewayInFront(settings);
    }

    /** Makes all parts forget what they have seen and were told. */
    public void reset() {
        write.reset();
        read.reset();
        sink.reset();
    }

    public int port() {
        return port;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A request to this gateway, without a token. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    /** A request to this gateway with a good token. */
    public HttpRequest.Builder request(String path, String... scopes) {
        return request(path).header("Authorization", "Bearer " + Tokens.with(scopes));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path, String... scopes) throws IOException, InterruptedException {
        return send(request(path, scopes).GET());
    }

    public HttpResponse<String> send(String method, String path, String json, String... scopes)
            throws IOException, InterruptedException {
        return send(request(path, scopes)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpClient client() {
        return client;
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
        client.close();
        write.close();
        read.close();
        sink.close();
    }
}
