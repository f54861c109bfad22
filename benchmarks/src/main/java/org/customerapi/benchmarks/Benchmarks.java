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

import org.jspecify.annotations.Nullable;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.PortPlan;
import org.customerapi.localstack.stack.Stack;

/** Runs one benchmark on a stack of its own, on free ports, and removes its data afterwards. */
public final class Benchmarks {

    private static final String USAGE =
            "Usage: ./customers bench stack|write|relay|relay-long|read|gateway|archive|archive-long";
    private static final int LONG = 10;
    private static final int SHORT_RELAY = 200_000;
    private static final int LONG_RELAY = 1_000_000;

    /** One client is not to be told that it asks too often, but is counted and told of its limit as any other. */
    private static final Map<Part, Map<String, String>> OUT_OF_REACH =
            Map.of(Part.GATEWAY, Map.of("REQUESTS_PER_SECOND", "1000000000"));

    private Benchmarks() {}

    /** One benchmark; it starts the parts that it needs. */
    private interface Benchmark {
        void run(Stack stack, Report report, Path folder) throws IOException;
    }

    /** Exits with 0 whatever the figures are; they are for reading, not for passing. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        Benchmark benchmark = arguments.length == 1 ? named(arguments[0], out) : null;
        if (benchmark == null) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        Path folder = Files.createTempDirectory("customers-bench");
        try (Stack stack = new Stack(Workspace.current(), folder, PortPlan.free(), OUT_OF_REACH)) {
            out.println("Starting a stack in " + folder + " …");
            Report report = new Report(arguments[0], out);
            benchmark.run(stack, report, folder);
            Path json = Workspace.current().root().resolve("benchmarks/target/" + arguments[0] + ".json");
            Files.createDirectories(json.getParent());
            Files.writeString(json, report.json());
            out.println("Also in " + json);
        } finally {
            delete(folder);
        }
    }

    private static @Nullable Benchmark named(String name, PrintStream out) {
        return switch (name) {
            case "stack" -> (stack, report, folder) -> new StackBenchmark(stack, report, timed(stack, out)).run();
            case "write" ->
                (stack, report, folder) -> {
                    // Only what takes part: the read side would work off what is written, on the same cores.
                    List.of(Part.MYSQL, Part.KAFKA, Part.WRITE_SERVICE)
                            .forEach(part -> stack.part(part).start());
                    new WriteBenchmark(stack, report).run();
                };
            case "relay" -> (stack, report, folder) -> new RelayBenchmark(stack, report, folder, SHORT_RELAY).run();
            case "relay-long" -> (stack, report, folder) -> new RelayBenchmark(stack, report, folder, LONG_RELAY).run();
            case "read" ->
                (stack, report, folder) -> {
                    timed(stack, out);
                    new ReadBenchmark(stack, report).run();
                };
            case "gateway" ->
                (stack, report, folder) -> {
                    timed(stack, out);
                    new GatewayBenchmark(stack, report).run();
                };
            case "archive" -> (stack, report, folder) -> new ArchiveBenchmark(stack, report, folder, 1).run();
            case "archive-long" -> (stack, report, folder) -> new ArchiveBenchmark(stack, report, folder, LONG).run();
            default -> null;
        };
    }

    /** Starts the whole stack; how long that took. */
    private static Duration timed(Stack stack, PrintStream out) {
        long begun = System.nanoTime();
        stack.start(part -> out.println("  " + part.partName() + " answers"));
        return Duration.ofNanos(System.nanoTime() - begun);
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
