package org.customerapi.gateway.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;

import org.customerapi.gateway.testing.StubPart;

/** Takes NDJSON, or CSV whose header is one line, and rejects every row without an @; knows nothing of those with {@code silent@}. */
final class DemoImport {

    /** The bodies that came, a letter a byte. */
    final List<String> bodies = new CopyOnWriteArrayList<>();

    void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        bodies.add(body);
        List<String> lines = body.lines().toList();
        StringBuilder results = new StringBuilder();
        int rows = 0;
        for (int line = isCsv(exchange) ? 2 : 1; line <= lines.size(); ) {
            if (lines.get(line - 1).isBlank()) {
                line++;
                continue;
            }
            int last = lastOf(lines, line);
            String row = String.join("\n", lines.subList(line - 1, last));
            results.append("{\"line\":%d,\"lastLine\":%d,".formatted(line, last))
                    .append(outcome(row))
                    .append("}\n");
            rows++;
            line = last + 1;
        }
        StubPart.answer(exchange, 200, results + "{\"summary\":{\"rows\":%d}}\n".formatted(rows));
    }

    private static String outcome(String row) {
        if (row.contains("silent@")) {
            return "\"status\":\"unknown\",\"id\":\"lost\"";
        }
        return row.contains("@")
                ? "\"status\":\"created\",\"id\":\"x\",\"consistencyToken\":\"of-" + row.replaceAll("[^a-z]", "") + "\""
                : "\"status\":\"rejected\",\"problem\":{\"detail\":\"bad email\"}";
    }

    private static boolean isCsv(HttpExchange exchange) {
        return "text/csv".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    }

    /** The line where a record ends that begins with a quote, if it does. */
    private static int lastOf(List<String> lines, int line) {
        if (!lines.get(line - 1).startsWith("\"")) {
            return line;
        }
        long quotes = 0;
        for (int last = line; last <= lines.size(); last++) {
            quotes +=
                    lines.get(last - 1).chars().filter(letter -> letter == '"').count();
            if (quotes % 2 == 0) {
                return last;
            }
        }
        return line;
    }
}
