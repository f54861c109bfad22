package org.customerapi.gateway.browser;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.StubPart;
import org.customerapi.gateway.testing.Tokens;

/** Makes the stand-ins behind a gateway answer like the real parts, as far as the page goes. */
final class DemoParts {

    final DemoCustomers customers = new DemoCustomers();
    final List<String> requeued = new CopyOnWriteArrayList<>();

    void standBehind(GatewayInFront gateway) {
        gateway.read.handling(this::read);
        gateway.write.handling(this::write);
        gateway.sink.handling(exchange -> StubPart.answer(exchange, 200, """
                {"partitions":[{"partition":0,"objects":3,"bytes":4096,"lag":0,"lastStoredAt":"2026-03-10T10:00:00Z"}]}"""));
    }

    private void read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v1/customers/export")) {
            exchange.getResponseHeaders().set("Content-Type", "text/csv");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("id,company\r\n1,A\r\n".getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/v1/customers")) {
            String text = parameters(exchange, "q").findFirst().orElse("").toLowerCase(Locale.ROOT);
            List<String> countries = parameters(exchange, "country").toList();
            String from = parameters(exchange, "createdFrom").findFirst().orElse("0");
            String to = parameters(exchange, "createdTo").findFirst().orElse("9");
            StubPart.answer(
                    exchange, 200, customers.page(text, countries, from, to).toString());
        } else if (path.endsWith("/history")) {
            StubPart.answer(exchange, 200, """
                    {"items":[{"type":"created","time":"2026-03-01T10:00:00Z","actor":"admin"}]}""");
        } else if (path.equals("/v1/admin/dead-letters")) {
            StubPart.answer(exchange, 200, """
                    {"items":[{"id":7,"time":"2026-03-01T10:00:00Z","reason":"no JSON","topic":"customers.events.v1",
                    "partition":3,"offset":9}],"next":null}""");
        } else if (path.endsWith("/requeue")) {
            requeued.add(path);
            StubPart.answer(exchange, 202, "{}");
        } else if (path.startsWith("/v1/customers/")) {
            StubPart.answer(exchange, 200, customers.get(lastOf(path)).toString());
        } else {
            StubPart.answer(exchange, path.startsWith("/health") ? 200 : 404, "{}");
        }
    }

    private void write(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (path) {
            case "/v1/auth/login", "/v1/auth/refresh" -> logIn(exchange, body);
            case "/v1/customers/import" -> importRows(exchange, body);
            default -> {
                if (exchange.getRequestMethod().equals("PATCH")) {
                    patch(exchange, lastOf(path), body);
                } else {
                    StubPart.answer(exchange, path.startsWith("/health") ? 200 : 404, "{}");
                }
            }
        }
    }

    private static void logIn(HttpExchange exchange, String body) throws IOException {
        if (body.contains("wrong")) {
            StubPart.answer(exchange, 401, """
                    {"title":"Unknown user or wrong password","status":401}""");
            return;
        }
        ObjectNode tokens = DemoCustomers.JSON.createObjectNode();
        tokens.put("access_token", Tokens.with(Scopes.READ, Scopes.WRITE, Scopes.ADMIN));
        tokens.put("token_type", "Bearer").put("expires_in", 900).put("refresh_token", "refresh-1");
        StubPart.answer(exchange, 200, tokens.toString());
    }

    private void patch(HttpExchange exchange, String id, String body) throws IOException {
        String seen = exchange.getRequestHeaders().getFirst("If-Match");
        String now = "\"" + customers.get(id).path("version").intValue() + "\"";
        if (now.equals(seen)) {
            StubPart.answer(
                    exchange,
                    200,
                    customers.patch(id, DemoCustomers.JSON.readTree(body)).toString());
        } else {
            StubPart.answer(exchange, 412, "{\"title\":\"The customer has changed meanwhile\",\"status\":412}");
        }
    }

    /** Rejects every row without an @. */
    private static void importRows(HttpExchange exchange, String body) throws IOException {
        StringBuilder results = new StringBuilder();
        List<String> lines = body.lines().toList();
        for (int line = 2; line <= lines.size(); line++) {
            boolean good = lines.get(line - 1).contains("@");
            results.append(
                    good
                            ? "{\"line\":%d,\"status\":\"created\",\"id\":\"x\"}\n".formatted(line)
                            : "{\"line\":%d,\"status\":\"rejected\",\"problem\":{\"detail\":\"bad email\"}}\n"
                                    .formatted(line));
        }
        results.append("{\"summary\":{\"rows\":%d}}\n".formatted(lines.size() - 1));
        StubPart.answer(exchange, 200, results.toString());
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Stream<String> parameters(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return Stream.of((query == null ? "" : query).split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
    }
}
