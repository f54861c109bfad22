package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.HdrHistogram.Histogram;
import org.apache.kafka.common.TopicPartition;

import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;

/**
 * The relay of the write-service beside Debezium on the same MySQL and the same broker, one after the other, so that
 * neither works while the other is measured. Each is warmed up before, and each figure is the median of three rounds.
 *
 * <p>Debezium's rows are deleted by the transaction that inserts them, as its own extension for Quarkus does by default,
 * the relay's after the backlog: both outboxes are empty in the end, and neither is emptied while its events are counted.
 * What Debezium drains when its rows stay for ever is told beside it, as is the rate until the relay's are gone, too.
 *
 * <p>A backlog's rate is taken from the broker's times of the first and the last of its records. That leaves out the end
 * of the last batch, which counts most in the shortest backlog.
 */
final class RelayBenchmark {

    private static final int ROUNDS = 3;
    private static final int BACKLOG = 200_000;
    private static final int SHORT_BACKLOG = 10_000;
    private static final int COMMITS_A_SECOND = 200;
    /** At full speed: until its code is compiled, the service answers several times as slowly. */
    private static final int WARM_UP = 40_000;

    private static final int FULL_SPEED = 100_000;
    private static final int EVENTS = 2_000;
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Stack stack;
    private final Report report;
    private final Path folder;
    private final int longBacklog;

    /** @param longBacklog rows beside which the short backlog of 10,000 is held */
    RelayBenchmark(Stack stack, Report report, Path folder, int longBacklog) {
        this.stack = stack;
        this.report = report;
        this.folder = folder;
        this.longBacklog = longBacklog;
    }

    void run() {
        List.of(Part.MYSQL, Part.KAFKA, Part.WRITE_SERVICE)
                .forEach(part -> stack.part(part).start());
        ServiceRelay ours = new ServiceRelay(stack);
        drain(ours, BACKLOG);
        double emptied = median(() -> emptied(ours));
        double rate = median(() -> drain(ours, BACKLOG));
        double shortRate = median(() -> drain(ours, SHORT_BACKLOG));
        double longRate = longBacklog == BACKLOG ? rate : median(() -> drain(ours, longBacklog));
        ours.awaitEmpty();
        delays(ours, FULL_SPEED, WARM_UP);
        Histogram delays = medianDelays(ours);
        double idle = statementsASecond(ours.outbox());
        stack.part(Part.WRITE_SERVICE).stop();
        measureDebezium(rate, delays);
        report.add(
                "backlog of %,d: events /s, beside one of %,d".formatted(longBacklog, SHORT_BACKLOG),
                longRate,
                shortRate,
                ">= 0.8");
        report.add(
                "until the outbox is empty: rows /s, beside events /s of the backlog of %,d".formatted(BACKLOG),
                emptied,
                rate,
                "(to know)");
        report.add("idle: statements /s (raw: what is asked for)", idle, 10, "<= 1");
    }

    private void measureDebezium(double rate, Histogram delays) {
        try (DebeziumRelay debezium =
                new DebeziumRelay(stack.mysql(), stack.kafka().bootstrapServers(), debeziumFolder())) {
            drain(debezium, BACKLOG);
            double keptRate = median(() -> drain(debezium, BACKLOG));
            debezium.keepOutboxEmpty();
            double itsRate = median(() -> drain(debezium, BACKLOG));
            delays(debezium, FULL_SPEED, WARM_UP);
            Histogram its = medianDelays(debezium);
            report.add("backlog of %,d: events /s, beside Debezium".formatted(BACKLOG), rate, itsRate, ">= 1.5");
            report.add("the same, beside Debezium that leaves its outbox full", rate, keptRate, "(to know)");
            report.add("commit to Kafka p50 ms, beside Debezium", at(50, delays), at(50, its), "<= 0.6");
            report.add("commit to Kafka p99 ms, beside Debezium", at(99, delays), at(99, its), "<= 0.8");
        }
    }

    private double drain(Relay relay, int rows) {
        try (TopicTail tail = new TopicTail(stack.kafka().bootstrapServers(), relay.topic())) {
            relay.hold();
            Map<TopicPartition, Long> before = tail.ends();
            relay.outbox().fill(rows);
            relay.letGo();
            return tail.rate(before, tail.awaitGrowth(before, rows));
        }
    }

    /** Rows a second until the last one is deleted, too. */
    private double emptied(ServiceRelay relay) {
        relay.hold();
        relay.outbox().fill(BACKLOG);
        long begin = System.nanoTime();
        relay.letGo();
        relay.awaitEmpty();
        return BACKLOG * 1e9 / (System.nanoTime() - begin);
    }

    private Histogram delays(Relay relay, int commitsASecond, int events) {
        return new RelayDelay(relay, stack.kafka().bootstrapServers(), commitsASecond).measure(events);
    }

    private Histogram medianDelays(Relay relay) {
        return Stream.generate(() -> delays(relay, COMMITS_A_SECOND, EVENTS))
                .limit(ROUNDS)
                .sorted(Comparator.comparingLong(round -> round.getValueAtPercentile(99)))
                .toList()
                .get(ROUNDS / 2);
    }

    private static double median(Supplier<Double> round) {
        double[] figures = new double[ROUNDS];
        Arrays.setAll(figures, number -> round.get());
        Arrays.sort(figures);
        return figures[ROUNDS / 2];
    }

    private static double at(double percentile, Histogram micros) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    private static double statementsASecond(OutboxTable outbox) {
        try (Connection connection = outbox.connect();
                Statement statement = connection.createStatement()) {
            long before = statements(statement);
            LockSupport.parkNanos(IDLE.toNanos());
            // The question itself is one, too.
            return (statements(statement) - before - 1) * 1e9 / IDLE.toNanos();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long statements(Statement statement) throws SQLException {
        try (ResultSet status = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
            status.next();
            return status.getLong(2);
        }
    }

    private Path debeziumFolder() {
        try {
            return Files.createDirectories(folder.resolve("debezium"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
