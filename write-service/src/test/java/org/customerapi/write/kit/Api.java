package org.customerapi.write.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.customerapi.localstack.http.Answer;

/** Calls one write-service. */
public final class Api {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;
    private final List<String> headers;

    public Api(String base) {
        this(base, List.of("Content-Type", "application/json"));
    }

    private Api(String base, List<String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** The same, with one more header on each request, in the place of one with the same name. */
    public Api with(String name, String value) {
        List<String> more = new ArrayList<>();
        for (int i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equalsIgnoreCase(name)) {
                more.addAll(headers.subList(i, i + 2));
            }
        }
        more.addAll(List.of(name, value));
        return new Api(base, more);
    }

    /** The same, logged in. */
    public Api as(String username) {
        Answer login =
                post("/v1/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, username));
        return with("Authorization", "Bearer " + login.text("access_token"));
    }

    public Answer post(String path, String body) {
        return call("POST", path, body);
    }

    public Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    public Answer patch(String path, String body) {
        return with("Content-Type", "application/merge-patch+json").call("PATCH", path, body);
    }

    public Answer delete(String path) {
        return call("DELETE", path, "");
    }

    public Answer get(String path) {
        return call("GET", path, "");
    }

    /** Sends a request line as it is, with the headers of this, and answers all that comes back. */
    public String raw(String line, String type, String body) {
        StringBuilder request = new StringBuilder(line + "\r\nHost: localhost\r\nConnection: close\r\n");
        Api typed = with("Content-Type", type);
        for (int i = 0; i < typed.headers.size(); i += 2) {
            request.append(typed.headers.get(i) + ": " + typed.headers.get(i + 1) + "\r\n");
        }
        request.append("Content-Length: " + body.length() + "\r\n\r\n" + body);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(base).getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    String header(String name) {
        return headers.get(headers.indexOf(name) + 1);
    }

    public Answer call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .headers(headers.toArray(String[]::new));
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
