package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One client's {@code _bulk} of the same documents into indexes like those of the read model: its raw limit. */
final class BareBulk implements AutoCloseable {

    private static final int[] BATCHES = {500, 1_000, 2_000, 5_000};
    private static final int TRIED = 20_000;
    private static final String NDJSON = "application/x-ndjson";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 50;

    private final LeanHttp http;
    private int next;

    BareBulk(int port) {
        http = new LeanHttp(port);
    }

    /** Customers a second at the best batch size, after trying several. */
    double bestRate(int customers) {
        try {
            makeLike("customers");
            makeLike("customers-events");
            rate(TRIED, BATCHES[0]);
            int best = BATCHES[0];
            double highest = 0;
            for (int batch : BATCHES) {
                double rate = rate(TRIED, batch);
                best = rate > highest ? batch : best;
                highest = Math.max(rate, highest);
            }
            return rate(customers, best);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is sent is made before, so that nothing but sending it takes time. */
    private double rate(int customers, int batch) throws IOException {
        List<Batch> batches = new ArrayList<>();
        for (int made = 0; made < customers; made += batch) {
            batches.add(made(batch));
        }
        long begun = System.nanoTime();
        for (Batch each : batches) {
            bulk("bare-customers-events", each.history());
            bulk("bare-customers", each.customers());
        }
        expectOk(awaited("POST", "/bare-customers,bare-customers-events/_refresh", ""));
        return batches.size() * batch / ((System.nanoTime() - begun) / 1e9);
    }

    private record Batch(String history, String customers) {}

    private Batch made(int size) {
        StringBuilder history = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < size; i++) {
            MadeUpCustomer customer = new MadeUpCustomer(next++);
            history.append("{\"create\":{\"_id\":\"").append(customer.id()).append("-1\"}}\n");
            history.append(customer.historyEntry()).append('\n');
            body.append("{\"index\":{\"_id\":\"").append(customer.id());
            body.append("\",\"version\":1,\"version_type\":\"external\"}}\n");
            body.append(customer.document()).append('\n');
        }
        return new Batch(history.toString(), body.toString());
    }

    private void bulk(String index, String body) throws IOException {
        LeanHttp.Answer answer = awaited("POST", "/" + index + "/_bulk?filter_path=errors", body);
        if (!answer.body().contains("\"errors\":false")) {
            throw new IOException(answer.toString());
        }
    }

    /** As any client has to, it waits when Elasticsearch has no memory left for now; that counts as its time. */
    private LeanHttp.Answer awaited(String method, String path, String body) throws IOException {
        LeanHttp.Answer answer = http.call(method, path, "", NDJSON, body);
        for (int tries = 1; answer.status() == TOO_MANY_REQUESTS && tries < TRIES; tries++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = http.call(method, path, "", NDJSON, body);
        }
        return answer;
    }

    private void makeLike(String alias) throws IOException {
        JsonNode model = JsonMapper.shared()
                .readTree(http.call("GET", "/" + alias + "-1", "", NDJSON, "").body())
                .get(alias + "-1");
        ObjectNode settings = (ObjectNode) model.at("/settings/index");
        settings.remove(List.of("creation_date", "provided_name", "uuid", "version"));
        ObjectNode index = JsonMapper.shared().createObjectNode();
        index.set("mappings", model.get("mappings"));
        index.set("settings", settings);
        expectOk(http.call("PUT", "/bare-" + alias, "", "application/json", index.toString()));
    }

    private static void expectOk(LeanHttp.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(answer.toString());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
