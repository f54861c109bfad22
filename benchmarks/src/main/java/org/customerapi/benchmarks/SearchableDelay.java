package org.customerapi.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long after the answer to its POST a customer is found, while others are written at a steady rate. */
final class SearchableDelay {

    private static final int WRITERS = 8;
    private static final int PROBES = 4;
    private static final long POLL_NANOS = 20_000_000;
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final String JSON = "application/json";

    private final int writeService;
    private final int readService;
    private final String token;
    private final AtomicInteger probed = new AtomicInteger();

    SearchableDelay(int writeService, int readService, String token) {
        this.writeService = writeService;
        this.readService = readService;
        this.token = token;
    }

    /** The delays in nanoseconds. */
    Histogram measure(int rate, Duration time) {
        Histogram delays = new ConcurrentHistogram(3);
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + PROBES)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                all.add(threads.submit(() -> writeUntil(end, WRITERS * 1_000_000_000L / rate)));
            }
            for (int i = 0; i < PROBES; i++) {
                all.add(threads.submit(() -> probeUntil(end, delays)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
        return delays;
    }

    private Void writeUntil(long end, long period) throws IOException {
        try (LeanHttp http = new LeanHttp(writeService)) {
            for (long next = System.nanoTime(); next < end; next += period) {
                LockSupport.parkNanos(next - System.nanoTime());
                http.register(token, Samples.CUSTOMER);
            }
        }
        return null;
    }

    private Void probeUntil(long end, Histogram delays) throws IOException {
        try (LeanHttp writes = new LeanHttp(writeService);
                LeanHttp reads = new LeanHttp(readService)) {
            while (System.nanoTime() < end) {
                String company = "Probe" + probed.incrementAndGet() + "x";
                writes.register(token, "{\"company\":\"" + company + "\"}");
                long answered = System.nanoTime();
                awaitFound(reads, company, answered + LONGEST_NANOS);
                delays.recordValue(System.nanoTime() - answered);
            }
        }
        return null;
    }

    private void awaitFound(LeanHttp reads, String company, long deadline) throws IOException {
        String search = "/v1/customers?size=1&company=" + company;
        String answer = "";
        while (!answer.contains("\"totalItems\":1")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(company + " is not found: " + answer);
            }
            answer = reads.call("GET", search, token, JSON, "").body();
            if (!answer.contains("\"totalItems\":1")) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }
}
