package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;

/**
 * Archiving and restoring beside bare programs on the same Kafka and S3; nothing else runs.
 *
 * <p>Archiving is measured in rounds, first the sink and then the bare program, after one that warms both up; the figures
 * are the medians. The events of a round appear all at once, in one transaction, when all before are archived, and fill
 * whole objects: nothing that counts was read before the clock began, or is open when it ends.
 */
final class ArchiveBenchmark {

    private static final String GROUP = "s3-sink";
    private static final String TOPIC = "customers.events.v1";
    private static final int RECORDS_AN_OBJECT = 20_000;
    private static final int ROUND = RECORDS_AN_OBJECT * 2;
    private static final int GROWTH = RECORDS_AN_OBJECT * 4;
    private static final int ROUNDS = 3;

    private final Stack stack;
    private final Report report;
    private final Path folder;
    private final int moreRounds;

    /** @param moreRounds how often some 960,000 events follow, for the memory to grow if it does */
    ArchiveBenchmark(Stack stack, Report report, Path folder, int moreRounds) {
        this.stack = stack;
        this.report = report;
        this.folder = folder;
        this.moreRounds = moreRounds;
    }

    void run() {
        stack.part(Part.KAFKA).start();
        stack.part(Part.S3).start();
        stack.s3().createBucket("bare");
        ManagedServer sink = stack.another(Part.S3_SINK, sinkSettings());
        try (EventTopic events = new EventTopic(TOPIC, stack.kafka().bootstrapServers());
                BareArchive bare = new BareArchive(events, stack.s3().endpoint(), bareFolder(), RECORDS_AN_OBJECT)) {
            sink.start();
            archive(events, bare);
            restore(bare);
            grow(sink, events);
        }
    }

    private void archive(EventTopic events, BareArchive bare) {
        catchUp(events);
        bare.catchUp();
        double[] rates = new double[ROUNDS];
        double[] bareRates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] = catchUp(events);
            bareRates[round] = bare.catchUp();
        }
        report.add("archived events /s, beside poll, gzip, put", median(rates), median(bareRates), ">= 0.6");
        report.add("archived events /s (raw: what is asked for)", median(rates), 20_000, ">= 1");
    }

    private static double catchUp(EventTopic events) {
        long before = events.size();
        HiddenEvents next = events.fillHidden(ROUND);
        long begun = System.nanoTime();
        next.show();
        events.awaitCommitted(GROUP, events.size());
        return (events.size() - before) * 1e9 / (System.nanoTime() - begun);
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        return figures[figures.length / 2];
    }

    private void restore(BareArchive bare) {
        Map<String, String> environment = new HashMap<>(stack.environment());
        Path jar = Workspace.current().serviceJar(Part.S3_SINK.partName());
        try (EventTopic target = new EventTopic("bare", stack.kafka().bootstrapServers())) {
            double bareRate = RestoreProgram.bare(target, bare.files()).run();
            double rate = RestoreProgram.sink(jar, environment, "restored").run();
            report.add("restored events /s, beside a producer fed from local files", rate, bareRate, ">= 0.5");
        }
    }

    private void grow(ManagedServer sink, EventTopic events) {
        double before = ResidentMemory.megabytes(sink.pid());
        long size = events.size();
        for (int round = 0; round < moreRounds; round++) {
            events.fill(GROWTH);
            events.awaitCommitted(GROUP, events.size());
        }
        report.add(
                "resident MB after %,d events, beside after %,d".formatted(events.size(), size),
                ResidentMemory.megabytes(sink.pid()),
                before,
                "<= 1.1");
    }

    private Path bareFolder() {
        try {
            return Files.createDirectories(folder.resolve("bare"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> sinkSettings() {
        return Map.of(
                "ARCHIVE_MAX_RECORDS", Integer.toString(RECORDS_AN_OBJECT),
                "ARCHIVE_MAX_AGE", "1m",
                "ARCHIVE_GZIP_LEVEL", "6");
    }
}
