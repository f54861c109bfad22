package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;

/** The read side on 300,000 customers: projection, freshness, queries, walks and exports beside bare Elasticsearch. */
final class ReadBenchmark {

    private static final int CUSTOMERS = 300_000;
    private static final int WARM_UP = 60_000;
    private static final int BARE = 120_000;
    private static final int DEEP_ROWS = 200_000;
    private static final int PAGES = 300;
    private static final int EXPORTS = 3;
    private static final int MANY = 16;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration STEADY = Duration.ofSeconds(20);

    private static final Duration WARMTH = Duration.ofSeconds(60);
    private static final int WRITES_A_SECOND = 200;
    private static final String JSON = "application/json";
    private static final Map<String, String> PATHS = Map.of(
            "list", "/v1/customers?size=20",
            "search", "/v1/customers?q=" + Query.WORD,
            "report", "/v1/reports/customers?groupBy=country&interval=month&createdFrom=" + Query.TIME,
            "report from the cache", "/v1/reports/customers?groupBy=country&interval=month",
            "export", "/v1/customers/export?format=ndjson");

    private final Stack stack;
    private final Report report;
    private final String token;
    private final int service;
    private final int elasticsearch;

    ReadBenchmark(Stack stack, Report report) {
        this.stack = stack;
        this.report = report;
        this.token = WriteBenchmark.logIn(stack);
        this.service = stack.part(Part.READ_SERVICE).port();
        this.elasticsearch = stack.part(Part.ELASTICSEARCH).port();
    }

    void run() {
        // It would take a share of the two cores that is not asked about.
        stack.part(Part.S3_SINK).stop();
        try {
            projection();
            Map<String, List<SearchRecorder.Search>> searches = recorded();
            List<Query> queries = List.of("list", "search", "report", "report from the cache").stream()
                    .map(name -> new Query(name, path(name), searches.getOrDefault(name, List.of())))
                    .toList();
            queries.forEach(this::warmUp);
            queries.forEach(this::queries);
            gateway(queries.getFirst());
            walk();
            exports(searches.getOrDefault("export", List.of()).getLast());
            freshness();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void projection() {
        ManagedServer projecting = stack.part(Part.READ_SERVICE);
        try (EventBacklog backlog = new EventBacklog(stack.kafka().bootstrapServers());
                BareBulk bare = new BareBulk(elasticsearch)) {
            projecting.stop();
            backlog.fill(CUSTOMERS);
            projecting.start();
            long begun = backlog.awaitApplied(WARM_UP);
            long warm = backlog.applied();
            double seconds = (backlog.awaitApplied(CUSTOMERS) - begun) / 1e9;
            report.add(
                    "projection, events /s, beside bare _bulk of the same documents",
                    (CUSTOMERS - warm) / seconds,
                    bare.bestRate(BARE),
                    ">= 0.7");
        }
    }

    /** By name, what the service asks Elasticsearch when it is asked. */
    private Map<String, List<SearchRecorder.Search>> recorded() throws IOException {
        Map<String, List<SearchRecorder.Search>> searches = new HashMap<>();
        try (SearchRecorder recorder = new SearchRecorder(elasticsearch)) {
            ManagedServer observed = stack.another(Part.READ_SERVICE, Map.of("ELASTICSEARCH_URIS", recorder.uri()));
            observed.start();
            try (LeanHttp http = new LeanHttp(observed.port())) {
                for (Map.Entry<String, String> query : PATHS.entrySet()) {
                    recorder.taken();
                    http.lines(query.getValue(), token);
                    searches.put(query.getKey(), recorder.taken());
                }
            }
            observed.retire();
        }
        return searches;
    }

    private void warmUp(Query query) {
        int gateway = stack.part(Part.GATEWAY).port();
        Load.run(MANY, WARMTH.dividedBy(6), _ -> query.toElasticsearch(elasticsearch));
        Load.warmUp(MANY, _ -> query.toApi(gateway, token));
    }

    private void queries(Query query) {
        for (int clients : new int[] {1, MANY}) {
            List<Load.Outcome> outcomes = Load.inTurn(
                    ROUND,
                    new Load.Clients(clients, _ -> query.toApi(service, token)),
                    new Load.Clients(clients, _ -> query.toElasticsearch(elasticsearch)));
            report.add(
                    query.name() + " /s, " + clients + " clients, beside the same _search",
                    outcomes.get(0).rate(),
                    outcomes.get(1).rate(),
                    ">= 0.7");
        }
    }

    private void gateway(Query query) {
        int gateway = stack.part(Part.GATEWAY).port();
        List<Load.Outcome> outcomes = Load.inTurn(
                ROUND,
                new Load.Clients(1, _ -> query.toApi(service, token)),
                new Load.Clients(1, _ -> query.toApi(gateway, token)));
        report.add(
                query.name() + ", p50 ms that the gateway adds (raw: the limit)",
                outcomes.get(1).p50() - outcomes.get(0).p50(),
                2,
                "<= 2 ms");
    }

    private void walk() throws IOException {
        try (LeanHttp http = new LeanHttp(service)) {
            String first = "/v1/customers?size=20&sort=id";
            String deep = deep(http).replace("size=1000", "size=20");
            Histogram firsts = new Histogram(3);
            Histogram deeps = new Histogram(3);
            for (int i = 0; i < 2 * PAGES; i++) {
                time(http, first, i < PAGES ? new Histogram(3) : firsts);
                time(http, deep, i < PAGES ? new Histogram(3) : deeps);
            }
            report.add(
                    "page 10,000 by cursor, p50 ms, beside page 1",
                    deeps.getValueAtPercentile(50) / 1e6,
                    firsts.getValueAtPercentile(50) / 1e6,
                    "<= 1.2");
        }
    }

    /** The page behind so many rows; a cursor does not care for the size of the pages before. */
    private String deep(LeanHttp http) throws IOException {
        String next = "/v1/customers?size=1000&sort=id&fields=id";
        for (int rows = 0; rows < DEEP_ROWS; rows += 1_000) {
            next = JsonMapper.shared()
                    .readTree(http.call("GET", next, token, JSON, "").body())
                    .at("/page/next")
                    .asString();
        }
        return next.replace("&fields=id", "").replace("fields=id&", "");
    }

    private void time(LeanHttp http, String path, Histogram histogram) throws IOException {
        long begun = System.nanoTime();
        LeanHttp.Answer answer = http.call("GET", path, token, JSON, "");
        histogram.recordValue(System.nanoTime() - begun);
        if (answer.status() != 200) {
            throw new IOException(answer.toString());
        }
    }

    /** Three of each, in turn. The first pages of an export are small, so the bare program takes the size of the last one. */
    private void exports(SearchRecorder.Search last) throws IOException {
        Exports exports = new Exports(service, elasticsearch, token);
        exports.exported("&country=SE");
        exports.paged(last);
        double[] ours = new double[EXPORTS];
        double[] raw = new double[EXPORTS];
        for (int i = 0; i < EXPORTS; i++) {
            ours[i] = exports.exported("");
            raw[i] = exports.paged(last);
        }
        report.add("export, rows /s, beside paging through a point in time", median(ours), median(raw), ">= 0.5");
        double[] heap = exports.heapPeaks(CompletableFuture.runAsync(() -> exportAll(exports)));
        report.add("heap at most, MB, second half of the export beside the first", heap[1], heap[0], "<= 1.2");
    }

    private static void exportAll(Exports exports) {
        try {
            exports.exported("");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    private void freshness() {
        SearchableDelay delay =
                new SearchableDelay(stack.part(Part.WRITE_SERVICE).port(), service, token);
        // Nothing was written before, so the write side is cold.
        delay.measure(WRITES_A_SECOND, WARMTH);
        Histogram delays = delay.measure(WRITES_A_SECOND, STEADY);
        String what = "write answered to searchable at " + WRITES_A_SECOND + " writes/s";
        report.add(what + ", p50 ms (raw: the limit)", delays.getValueAtPercentile(50) / 1e6, 250, "<= 250 ms");
        report.add(what + ", p99 ms (raw: the limit)", delays.getValueAtPercentile(99) / 1e6, 1_000, "<= 1000 ms");
    }

    private static String path(String name) {
        return PATHS.getOrDefault(name, "");
    }
}
