package org.customerapi.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

/** How long after its commit an event stands on the topic, at a steady rate of commits. */
final class RelayDelay {

    private static final int WRITERS = 4;
    private static final long HIGHEST_MICROS = 60_000_000;

    private final Relay relay;
    private final String bootstrapServers;
    private final int rate;

    /** @param rate commits a second, of one event each */
    RelayDelay(Relay relay, String bootstrapServers, int rate) {
        this.relay = relay;
        this.bootstrapServers = bootstrapServers;
        this.rate = rate;
    }

    /** Delays in microseconds of so many events. */
    Histogram measure(int events) {
        CommitTimes.Position begin = CommitTimes.end(relay.outbox());
        Map<String, Long> arrived;
        try (Arrivals arrivals = new Arrivals(bootstrapServers, relay.topic())) {
            write(events);
            arrived = arrivals.await(events);
        }
        Histogram delays = new Histogram(HIGHEST_MICROS, 3);
        Map<String, Long> committed = CommitTimes.since(begin, relay.outbox());
        committed.forEach((customer, micros) ->
                delays.recordValue(Math.max(0, Objects.requireNonNull(arrived.get(customer)) - micros)));
        return delays;
    }

    private void write(int events) {
        Duration period = Duration.ofSeconds(1).multipliedBy(WRITERS).dividedBy(rate);
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                long first = begin + i * period.toNanos() / WRITERS;
                all.add(threads.submit(() -> write(events / WRITERS, first, period.toNanos())));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Void write(int events, long firstNanos, long periodNanos) throws Exception {
        try (Relay.Writer writer = relay.writer()) {
            for (int i = 0; i < events; i++) {
                LockSupport.parkNanos(firstNanos + i * periodNanos - System.nanoTime());
                writer.write();
            }
        }
        return null;
    }
}
