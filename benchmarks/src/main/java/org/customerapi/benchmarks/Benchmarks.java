package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.PortPlan;
import org.customerapi.localstack.stack.Stack;

/** Runs one benchmark on a stack of its own, on free ports, and removes its data afterwards. */
public final class Benchmarks {

    private static final String USAGE = "Usage: ./customers bench stack|write|archive|archive-long";

    private Benchmarks() {}

    /** Exits with 0 whatever the figures are; they are for reading, not for passing. */
    public static void main(String[] arguments) throws IOException {
        String name = arguments.length == 1 ? arguments[0] : "";
        PrintStream out = System.out;
        if (!List.of("stack", "write", "archive", "archive-long").contains(name)) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("customers-bench");
        Report report = new Report(name);
        long begun = System.nanoTime();
        try (Stack stack = new Stack(Workspace.current(), folder, PortPlan.free(), Map.of())) {
            out.println("Starting a stack in " + folder + " …");
            if (name.startsWith("archive")) {
                new ArchiveBenchmark(stack, report, folder, name.equals("archive-long") ? 10 : 1).run();
            } else {
                stack.start(part -> out.println("  " + part.partName() + " answers"));
            }
            Duration start = Duration.ofNanos(System.nanoTime() - begun);
            switch (name) {
                case "stack" -> new StackBenchmark(stack, report, start).run();
                case "write" -> new WriteBenchmark(stack, report).run();
                default -> {}
            }
        } finally {
            delete(folder);
        }
        out.println(report.table());
        Path json = Workspace.current().root().resolve("benchmarks/target/" + name + ".json");
        Files.createDirectories(json.getParent());
        Files.writeString(json, report.json());
        out.println("Also in " + json);
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
