package org.customerapi.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs a short command to its end. */
public final class Shell {

    /** How a command ended, and what it said on both of its outputs. */
    public record Outcome(int status, String output) {

        public boolean succeeded() {
            return status == 0;
        }
    }

    private Shell() {}

    /** Runs a line of shell script. */
    public static Outcome run(String line) {
        return run(List.of("sh", "-c", line), Map.of());
    }

    /** Runs a program with additions to its environment. */
    public static Outcome run(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not run " + command.getFirst(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.getFirst(), interrupted);
        }
    }
}
