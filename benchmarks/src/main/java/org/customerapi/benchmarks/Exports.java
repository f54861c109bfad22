package org.customerapi.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An export of everything, beside paging through a point in time with the same searches. */
final class Exports {

    private static final Pattern HEAP = Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} ([0-9.E+]+)$");
    private static final String SORT = "\"sort\":[";
    private static final String JSON = "application/json";
    private static final long PAUSE_NANOS = 200_000_000;

    private final int service;
    private final int elasticsearch;
    private final String token;

    Exports(int service, int elasticsearch, String token) {
        this.service = service;
        this.elasticsearch = elasticsearch;
        this.token = token;
    }

    /** Rows a second of an export with this filter. */
    double exported(String filter) throws IOException {
        try (LeanHttp http = new LeanHttp(service)) {
            long begun = System.nanoTime();
            long rows = http.lines("/v1/customers/export?format=ndjson" + filter, token);
            return rows / ((System.nanoTime() - begun) / 1e9);
        }
    }

    /** Rows a second by searches like one of an export, from its beginning. */
    double paged(SearchRecorder.Search search) throws IOException {
        try (LeanHttp http = new LeanHttp(elasticsearch)) {
            long begun = System.nanoTime();
            String pit = JsonMapper.shared()
                    .readTree(http.call("POST", "/customers/_pit?keep_alive=5m", "", JSON, "")
                            .body())
                    .get("id")
                    .asString();
            long rows = walk(http, search.path(), body(search, pit));
            double seconds = (System.nanoTime() - begun) / 1e9;
            http.call("DELETE", "/_pit", "", JSON, "{\"id\":\"" + pit + "\"}");
            return rows / seconds;
        }
    }

    private static ObjectNode body(SearchRecorder.Search search, String pit) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(search.body());
        body.remove("search_after");
        ((ObjectNode) body.get("pit")).put("id", pit);
        return body;
    }

    private static long walk(LeanHttp http, String path, ObjectNode body) throws IOException {
        long rows = 0;
        while (true) {
            LeanHttp.Answer answer = http.call("POST", path, "", JSON, body.toString());
            if (answer.status() != 200) {
                throw new IOException(answer.toString());
            }
            int hits = occurrences(answer.body(), SORT);
            if (hits == 0) {
                return rows;
            }
            rows += hits;
            body.set("search_after", JsonMapper.shared().readTree(lastSort(answer.body())));
        }
    }

    /** All that a walk has to understand of a page; to read it as JSON would take longer than to get it. */
    private static String lastSort(String page) {
        int begin = page.lastIndexOf(SORT) + SORT.length() - 1;
        return page.substring(begin, page.indexOf(']', begin) + 1);
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }

    /** Megabytes of heap that the service used at most in each half of what is done meanwhile. */
    double[] heapPeaks(CompletableFuture<?> work) throws IOException {
        List<Double> samples = new ArrayList<>();
        try (LeanHttp http = new LeanHttp(service)) {
            while (!work.isDone()) {
                samples.add(heap(http.call("GET", "/metrics", "", JSON, "").body()));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        int half = samples.size() / 2;
        return new double[] {peak(samples.subList(0, half)), peak(samples.subList(half, samples.size()))};
    }

    private static double heap(String metrics) {
        Matcher matcher = HEAP.matcher(metrics);
        double bytes = 0;
        while (matcher.find()) {
            bytes += Double.parseDouble(matcher.group(1));
        }
        return bytes / (1 << 20);
    }

    private static double peak(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
