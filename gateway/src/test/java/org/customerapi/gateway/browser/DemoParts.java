package org.customerapi.gateway.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import tools.jackson.databind.JsonNode;

import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.StubPart;

/** Makes the stand-ins behind a gateway answer like the real parts, as far as the page goes. */
final class DemoParts {

    final DemoCustomers customers = new DemoCustomers();
    final DemoSessions sessions = new DemoSessions();
    final DemoImport imports = new DemoImport();
    final Faults faults = new Faults();
    final List<String> requeued = new CopyOnWriteArrayList<>();

    void standBehind(GatewayInFront gateway) {
        gateway.reset();
        gateway.read.handling(exchange -> answer(exchange, this::read));
        gateway.write.handling(exchange -> answer(exchange, this::write));
        gateway.sink.handling(exchange -> answer(exchange, sink -> StubPart.answer(sink, 200, """
                {"partitions":[{"partition":0,"objects":3,"bytes":4096,"lag":0,"lastStoredAt":"2026-03-10T10:00:00Z"}]}""")));
    }

    private void answer(HttpExchange exchange, HttpHandler part) throws IOException {
        if (!faults.answered(exchange) && !sessions.refuses(exchange)) {
            part.handle(exchange);
        }
    }

    void read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Parameters parameters = new Parameters(exchange.getRequestURI());
        switch (path) {
            case "/v1/customers/export" -> export(exchange);
            case "/v1/customers" ->
                StubPart.answer(exchange, 200, customers.page(parameters).toString());
            case "/v1/reports/customers" ->
                StubPart.answer(exchange, 200, customers.report(parameters).toString());
            case "/v1/admin/dead-letters" -> StubPart.answer(exchange, 200, """
                    {"items":[{"id":7,"time":"2026-03-01T10:00:00Z","reason":"no JSON","topic":"customers.events.v1",
                    "partition":3,"offset":9}],"next":null}""");
            case "/v1/admin/read-model" ->
                StubPart.answer(exchange, 200, customers.readModel().toString());
            default -> readOne(exchange, path, parameters);
        }
    }

    private void readOne(HttpExchange exchange, String path, Parameters parameters) throws IOException {
        String[] parts = path.split("/");
        if (path.endsWith("/requeue")) {
            requeued.add(path);
            StubPart.answer(exchange, 202, "{}");
        } else if (path.endsWith("/history")) {
            StubPart.answer(
                    exchange, 200, customers.history(parts[3], parameters).toString());
        } else if (path.startsWith("/v1/customers/")) {
            StubPart.answer(exchange, 200, customers.get(parts[3]).toString());
        } else {
            StubPart.answer(exchange, path.startsWith("/health") ? 200 : 404, "{}");
        }
    }

    private static void export(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("id,company\r\n1,A\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private void write(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v1/customers/import")) {
            imports.take(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (path) {
            case "/v1/auth/login" -> sessions.logIn(exchange, body);
            case "/v1/auth/refresh" -> sessions.refresh(exchange, body);
            case "/v1/auth/logout" -> exchange.sendResponseHeaders(204, -1);
            case "/v1/admin/outbox" -> StubPart.answer(exchange, 200, """
                    {"waiting":2,"oldestSeconds":0.4,"heldCustomers":0,"heldEvents":0,"items":[]}""");
            default -> writeOne(exchange, path, body);
        }
    }

    private void writeOne(HttpExchange exchange, String path, String body) throws IOException {
        if (exchange.getRequestMethod().equals("PATCH")) {
            patch(exchange, path.split("/")[3], body);
        } else if (path.endsWith("/restore")) {
            answerWritten(exchange, customers.restore(path.split("/")[3]));
        } else {
            StubPart.answer(exchange, path.startsWith("/health") ? 200 : 404, "{}");
        }
    }

    private void patch(HttpExchange exchange, String id, String body) throws IOException {
        String seen = exchange.getRequestHeaders().getFirst("If-Match");
        String now = "\"" + customers.get(id).path("version").intValue() + "\"";
        if (now.equals(seen)) {
            answerWritten(exchange, customers.patch(id, DemoCustomers.JSON.readTree(body)));
        } else {
            StubPart.answer(exchange, 412, "{\"title\":\"The customer has changed meanwhile\",\"status\":412}");
        }
    }

    private static void answerWritten(HttpExchange exchange, JsonNode customer) throws IOException {
        String token = "written-" + customer.path("version").intValue();
        exchange.getResponseHeaders().set("Consistency-Token", token);
        StubPart.answer(exchange, 200, customer.toString());
    }
}
