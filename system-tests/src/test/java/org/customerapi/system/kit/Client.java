package org.customerapi.system.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.customerapi.localstack.http.Answer;

/** A REST client of the gateway; every answer that it gets has to be one that the OpenAPI document describes. */
public final class Client {

    private final HttpClient http;
    private final URI gateway;
    private final Map<String, String> headers;

    public Client(URI gateway) {
        this(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(),
                gateway,
                Map.of("Content-Type", "application/json"));
    }

    private Client(HttpClient http, URI gateway, Map<String, String> headers) {
        this.http = http;
        this.gateway = gateway;
        this.headers = headers;
    }

    /** The same, with a header on each request. */
    public Client with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Client(http, gateway, more);
    }

    /** The same, sending its requests elsewhere. */
    public Client at(URI address) {
        return new Client(http, address, headers);
    }

    /** The same, logged in as one of the local users, whose passwords are their names. */
    public Client as(String username) {
        Answer login = post("/v1/auth/login", "{\"username\":\"%1$s\",\"password\":\"%1$s\"}".formatted(username));
        return with("Authorization", "Bearer " + login.text("access_token"));
    }

    public Answer get(String path) {
        return call("GET", path, "");
    }

    public Answer post(String path, String body) {
        return call("POST", path, body);
    }

    public Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    public Answer delete(String path) {
        return call("DELETE", path, "");
    }

    /** The first page of a free-text search. */
    public Answer search(String text) {
        return get("/v1/customers?size=100&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    /** The answer; empty when there was none, so that it is not known what became of the request. */
    public Optional<Answer> tryCall(String method, String path, String body) {
        try {
            return Optional.of(call(method, path, body));
        } catch (UncheckedIOException noAnswer) {
            return Optional.empty();
        }
    }

    public Answer call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            Answer answer = new Answer(http.send(request.build(), BodyHandlers.ofString()));
            DescribedApi.check(method, path, answer);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
