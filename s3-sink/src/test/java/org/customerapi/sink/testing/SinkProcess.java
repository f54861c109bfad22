package org.customerapi.sink.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.customerapi.localstack.Servers;
import org.customerapi.sink.S3SinkApplication;

/** The service, or one of its commands, in a process of its own, which can be killed and stopped. */
public final class SinkProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path output;

    private SinkProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the service. */
    public static SinkProcess service(Servers servers, String namespace, URI s3, Map<String, String> settings) {
        return start(RunningSink.arguments(servers, namespace, s3, settings), environment(servers, namespace));
    }

    /** Starts the service; no file of its can grow beyond a megabyte or two, as if the disk were full. */
    public static SinkProcess serviceOnAFullDisk(Servers servers, String namespace, Map<String, String> settings) {
        return start(
                List.of("sh", "-c", "ulimit -f 2048; exec \"$@\"", "sh"),
                RunningSink.arguments(servers, namespace, servers.s3().endpoint(), settings),
                environment(servers, namespace));
    }

    /** Starts a command, which takes all its settings from the environment, and has no place on disk. */
    public static SinkProcess command(Servers servers, String namespace, String... words) {
        List<String> arguments = new ArrayList<>(List.of("archive"));
        arguments.addAll(List.of(words));
        Map<String, String> environment = new HashMap<>(environment(servers, namespace));
        environment.put("ARCHIVE_SPOOL_DIR", "/proc/nowhere");
        return start(arguments, environment);
    }

    /** Starts the service with no setting but these. */
    public static SinkProcess bare(Map<String, String> environment) {
        return start(List.of(), environment);
    }

    /** The settings as an operator gives them. */
    public static Map<String, String> environment(Servers servers, String namespace) {
        return Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers()),
                Map.entry("EVENTS_TOPIC", namespace),
                Map.entry("ARCHIVE_PARTITIONS", "0"),
                Map.entry("S3_SINK_GROUP", namespace),
                Map.entry("EVENT_BUCKET_NAME", namespace),
                Map.entry("LOCALSTACK_URL", servers.s3().endpoint().toString()),
                Map.entry("AWS_REGION", servers.s3().region()),
                Map.entry("AWS_ACCESS_KEY_ID", servers.s3().accessKey()),
                Map.entry("AWS_SECRET_ACCESS_KEY", servers.s3().secretKey()),
                Map.entry("JWT_SECRET_KEY", RunningSink.JWT_KEY),
                Map.entry("S3_SINK_PORT", "0"),
                Map.entry("SERVER_ADDRESS", "127.0.0.1"));
    }

    /** Waits for its end and answers its exit code. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the process did not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** All that it has written so far. */
    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGSTOP. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(output);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void signal(String name) {
        try {
            int failed = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new AssertionError("the process is gone: " + output());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static SinkProcess start(List<String> arguments, Map<String, String> environment) {
        return start(List.of(), arguments, environment);
    }

    private static SinkProcess start(List<String> before, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                S3SinkApplication.class.getName()));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("s3-sink", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new SinkProcess(builder.start(), output);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
