package org.customerapi.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code archive restore}, timed by the progress that it prints, so that its start does not count. */
final class SinkRestore {

    private static final Pattern RECORDS = Pattern.compile("([\\d,]+) records of");

    private final Path jar;
    private final Map<String, String> environment;

    SinkRestore(Path jar, Map<String, String> environment) {
        this.jar = jar;
        this.environment = environment;
    }

    /** Restores everything to a topic; records a second, after the first object. */
    double run(String target) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        jar.toString(),
                        "archive",
                        "restore",
                        "--to",
                        target)
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
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
