package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;

import org.HdrHistogram.Histogram;

import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;

/** How long the stack takes to start, how much memory it holds, and how soon a customer written is a customer found. */
final class StackBenchmark {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int CUSTOMERS = 60;
    private static final int WARM_UP = 10;

    private final Stack stack;
    private final Report report;
    private final Duration start;

    StackBenchmark(Stack stack, Report report, Duration start) {
        this.stack = stack;
        this.report = report;
        this.start = start;
    }

    void run() {
        String token = WriteBenchmark.logIn(stack);
        Histogram ours = new Histogram(3);
        Histogram raw = new Histogram(3);
        try (LeanHttp gateway = new LeanHttp(stack.part(Part.GATEWAY).port());
                LeanHttp elasticsearch =
                        new LeanHttp(stack.part(Part.ELASTICSEARCH).port())) {
            for (int i = 0; i < CUSTOMERS; i++) {
                long written = untilFound(gateway, token, "Company" + i + "x");
                long indexed = untilIndexed(elasticsearch, "Company" + i + "x");
                if (i >= WARM_UP) {
                    ours.recordValue(written);
                    raw.recordValue(indexed);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        report.add(
                "start of the stack to its first answers, s (raw: the limit)", start.toMillis() / 1e3, 60, "<= 60 s");
        report.add("resident memory of all parts, MB (raw: the limit)", residentMegabytes(), 5_120, "<= 5120 MB");
        report.add(
                "write to searchable p50 ms, beside index and refresh",
                ours.getValueAtPercentile(50) / 1e6,
                raw.getValueAtPercentile(50) / 1e6,
                "<= 2000 ms");
        report.add(
                "write to searchable p99 ms, beside index and refresh",
                ours.getValueAtPercentile(99) / 1e6,
                raw.getValueAtPercentile(99) / 1e6,
                "<= 2000 ms");
    }

    private static long untilFound(LeanHttp gateway, String token, String company) throws IOException {
        String body = "{\"company\":\"" + company + "\"}";
        expect(201, gateway.call("POST", "/v1/customers", token, "application/json", body));
        long answered = System.nanoTime();
        String search = "/v1/customers?company=" + company;
        while (true) {
            String answer =
                    gateway.call("GET", search, token, "application/json", "").body();
            long nanos = System.nanoTime() - answered;
            if (answer.contains("\"totalItems\":1")) {
                return nanos;
            }
            if (nanos > LONGEST_NANOS) {
                throw new IllegalStateException(company + " is not found: " + answer);
            }
        }
    }

    private static long untilIndexed(LeanHttp elasticsearch, String company) throws IOException {
        String body = "{\"company\":\"" + company + "\"}";
        long begun = System.nanoTime();
        String path = "/bare/_doc/" + company.toLowerCase(Locale.ROOT) + "?refresh=true";
        expect(201, elasticsearch.call("PUT", path, "", "application/json", body));
        return System.nanoTime() - begun;
    }

    private static void expect(int status, LeanHttp.Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException(answer.toString());
        }
    }

    private double residentMegabytes() {
        double megabytes = 0;
        for (Part part : Part.values()) {
            megabytes += ResidentMemory.megabytes(stack.part(part).pid());
        }
        return megabytes;
    }
}
