package org.customerapi.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.customerapi.localstack.process.JavaCommand;

/**
 * A program that writes records to a topic, in a virtual machine of its own that is as cold, and gets as much heap, as
 * that of {@code ./customers archive}. It is timed by the progress that it prints, so that its start does not count.
 */
final class RestoreProgram {

    private static final int HEAP_MEGABYTES = 256;
    private static final Pattern RECORDS = Pattern.compile("([\\d,]+) records of");

    private final List<String> command;
    private final Map<String, String> environment;

    private RestoreProgram(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /** {@code archive restore} of everything. */
    static RestoreProgram sink(Path jar, Map<String, String> environment, String target) {
        List<String> arguments = List.of("archive", "restore", "--to", target);
        return new RestoreProgram(JavaCommand.withHeap(HEAP_MEGABYTES).jar(jar, arguments), environment);
    }

    /** {@link BareRestore} of some files. */
    static RestoreProgram bare(EventTopic target, List<Path> files) {
        List<String> arguments = Stream.concat(
                        Stream.of(target.bootstrapServers(), target.name()),
                        files.stream().map(Path::toString))
                .toList();
        return new RestoreProgram(
                JavaCommand.withHeap(HEAP_MEGABYTES)
                        .mainClass(System.getProperty("java.class.path"), BareRestore.class.getName(), arguments),
                Map.of());
    }

    /** Runs it to its end; records a second, after the first object. */
    double run() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            double rate = follow(process);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the restore failed");
            }
            return rate;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static double follow(Process process) throws IOException {
        long begun = 0;
        long first = 0;
        long last = 0;
        try (BufferedReader progress =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = progress.readLine(); line != null; line = progress.readLine()) {
                Matcher records = RECORDS.matcher(line);
                if (records.find()) {
                    last = Long.parseLong(records.group(1).replace(",", ""));
                    begun = begun == 0 ? System.nanoTime() : begun;
                    first = first == 0 ? last : first;
                }
            }
        }
        return (last - first) * 1e9 / (System.nanoTime() - begun);
    }
}
