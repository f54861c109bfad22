package org.customerapi.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Runs the same work from several clients at once, for a bounded time. */
final class Load {

    private static final int ROUNDS = 3;
    private static final Duration WARM_UP_ROUND = Duration.ofSeconds(10);
    private static final int LONGEST_WARM_UP = 12;
    private static final int STEADY = 2;
    private static final double GROWTH = 1.03;

    private Load() {}

    /** One client's work; called again and again by one thread. */
    interface Client extends AutoCloseable {

        /** Does one round trip, and answers how many customers it wrote. */
        int call() throws Exception;

        @Override
        void close();
    }

    /**
     * What came out.
     *
     * @param rate customers a second
     * @param p50 milliseconds a call
     * @param p99 milliseconds a call
     */
    record Outcome(double rate, double p50, double p99) {}

    /** The outcome with the median rate of three rounds, after a warm-up of the same length. */
    static Outcome median(int clients, Duration time, IntFunction<Client> factory) {
        run(clients, time, factory);
        Outcome[] outcomes = new Outcome[ROUNDS];
        Arrays.setAll(outcomes, round -> run(clients, time, factory));
        Arrays.sort(outcomes, Comparator.comparingDouble(Outcome::rate));
        return outcomes[ROUNDS / 2];
    }

    /**
     * Until the rate has not grown for some rounds: a service runs for weeks, but until its virtual machine has compiled
     * what is called often, it is ten times slower.
     */
    static void warmUp(int clients, IntFunction<Client> factory) {
        double best = 0;
        int since = 0;
        for (int round = 0; round < LONGEST_WARM_UP && since < STEADY; round++) {
            double rate = run(clients, WARM_UP_ROUND, factory).rate();
            since = rate > best * GROWTH ? 0 : since + 1;
            best = Math.max(best, rate);
        }
    }

    /** One round; what was under way at its end is finished, and counts with the time that took. */
    static Outcome run(int clients, Duration time, IntFunction<Client> factory) {
        Histogram latencies = new ConcurrentHistogram(3);
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        long written = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Long>> futures = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                futures.add(threads.submit(() -> callUntil(end, factory.apply(number), latencies)));
            }
            for (Future<Long> future : futures) {
                written += future.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
        return new Outcome(
                written / ((System.nanoTime() - begun) / 1e9),
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6);
    }

    private static long callUntil(long end, Client client, Histogram latencies) throws Exception {
        long written = 0;
        try (client) {
            while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                written += client.call();
                latencies.recordValue(System.nanoTime() - begun);
            }
        }
        return written;
    }
}
