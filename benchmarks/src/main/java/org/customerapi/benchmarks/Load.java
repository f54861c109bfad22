package org.customerapi.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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

    /** So many clients that do the same work. */
    record Clients(int number, IntFunction<Client> each) {}

    /** The outcomes with the median rates of three rounds each, as of several with nothing to wait for. */
    static List<Outcome> inTurn(Duration time, Clients... them) {
        return inTurn(time, () -> {}, them);
    }

    /**
     * The outcomes with the median rates of three rounds each, after one each to warm up. They take turns, so that what
     * changes on the machine meanwhile changes for all of them.
     *
     * @param settled waits before each round until nothing is left of the one before
     */
    static List<Outcome> inTurn(Duration time, Runnable settled, Clients... them) {
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            List<Outcome> ofRound = new ArrayList<>();
            for (Clients each : them) {
                settled.run();
                ofRound.add(run(each.number(), time, each.each()));
            }
            outcomes.add(ofRound);
        }
        List<List<Outcome>> warm = outcomes.subList(1, outcomes.size());
        return IntStream.range(0, them.length)
                .mapToObj(each ->
                        median(warm.stream().map(round -> round.get(each)).toList()))
                .toList();
    }

    private static Outcome median(List<Outcome> outcomes) {
        return outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::rate))
                .toList()
                .get(outcomes.size() / 2);
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

    /** One round, begun when all clients are connected; what was under way at its end is finished, and counts with the time that took. */
    static Outcome run(int clients, Duration time, IntFunction<Client> factory) {
        Histogram latencies = new ConcurrentHistogram(3);
        List<Client> connected = IntStream.range(0, clients).mapToObj(factory).toList();
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        long written = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Long>> futures = connected.stream()
                    .map(client -> threads.submit(() -> callUntil(end, client, latencies)))
                    .toList();
            for (Future<Long> future : futures) {
                written += future.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        connected.forEach(Client::close);
        return new Outcome(
                written / seconds, latencies.getValueAtPercentile(50) / 1e6, latencies.getValueAtPercentile(99) / 1e6);
    }

    private static long callUntil(long end, Client client, Histogram latencies) throws Exception {
        long written = 0;
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            written += client.call();
            latencies.recordValue(System.nanoTime() - begun);
        }
        return written;
    }
}
