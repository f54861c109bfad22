package org.customerapi.localstack.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ChildProcessTest {

    private static final Duration SECONDS = Duration.ofSeconds(15);

    private final Path folder;

    private Optional<ChildProcess> started = Optional.empty();

    ChildProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void end() {
        started.ifPresent(ChildProcess::kill);
    }

    @Test
    void endsSoonAfterItsParentIsKilled() throws IOException {
        Process parent = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentOfASleeper.class.getName(),
                        log().toString())
                .start();
        long child;
        try (BufferedReader output = parent.inputReader()) {
            child = Long.parseLong(output.readLine());
        }
        assertThat(ProcessHandle.of(child)).isPresent();

        parent.destroyForcibly();

        await().atMost(SECONDS).until(() -> ProcessHandle.of(child).isEmpty());
    }

    @Test
    void isForcedToEndWhenItIgnoresThePoliteRequest() throws IOException {
        ChildProcess child = start("trap '' TERM; echo ready; while true; do sleep 0.1; done");
        await().atMost(SECONDS).until(() -> Files.readString(log()).contains("ready"));

        child.stop(Duration.ofMillis(300));

        assertThat(child.isRunning()).isFalse();
        assertThat(child.ended().join()).isEqualTo(128 + 9);
    }

    @Test
    void standsStillWhilePaused() {
        ChildProcess child = start("while true; do sleep 0.1; done");

        child.pause();
        await().atMost(SECONDS).until(() -> state(child).equals("T"));
        assertThat(child.isRunning()).isTrue();

        child.resume();
        await().atMost(SECONDS).until(() -> !state(child).equals("T"));
    }

    @Test
    void isNotInTheSessionOfTheTerminalThatStartedIt() {
        ChildProcess child = start("sleep 60");
        assertThat(session(child.pid()))
                .isNotEqualTo(session(ProcessHandle.current().pid()));
    }

    @Test
    void tellsHowItEndedAndKeepsWhatItSaid() throws IOException {
        ChildProcess child = start("echo out; echo err >&2; exit 7");

        assertThat(child.ended().join()).isEqualTo(7);
        assertThat(Files.readString(log())).contains("out", "err");
    }

    private ChildProcess start(String script) {
        ChildProcess child = ChildProcess.start(List.of("sh", "-c", script), Map.of(), folder, log());
        started = Optional.of(child);
        return child;
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static String state(ChildProcess child) {
        return Shell.run("ps -o state= -p " + child.pid()).output().strip();
    }

    private static String session(long pid) {
        return Shell.run("ps -o sid= -p " + pid).output().strip();
    }
}
