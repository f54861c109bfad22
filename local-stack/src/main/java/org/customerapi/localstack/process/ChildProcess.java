package org.customerapi.localstack.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs until it ends, is ended, or its parent dies.
 *
 * <p>Between parent and program stands a shell in a session of its own, so that Ctrl-C in the terminal does not reach the
 * program. The shell holds the reading end of a pipe; when the parent is gone, for whatever reason, the pipe closes and
 * the shell ends the program: first politely, five seconds later by force.
 */
public final class ChildProcess implements ServerRun {

    private static final String KEEPER = """
            exec 3<&0 4>&1 </dev/null >>"$LOG_FILE" 2>&1
            "$@" 3<&- 4>&- &
            program=$!
            echo $program >&4
            exec 4>&-
            (
              read -r ignored <&3
              kill -TERM $program; kill -CONT $program
              for i in 1 2 3 4 5 6 7 8 9 10; do
                kill -0 $program || exit 0
                sleep 0.5
              done
              kill -KILL $program
            ) 2>/dev/null &
            watcher=$!
            exec 3<&-
            wait $program
            status=$?
            kill -KILL $watcher
            exit $status
            """;

    private final Process keeper;
    private final long pid;

    private ChildProcess(Process keeper, long pid) {
        this.keeper = keeper;
        this.pid = pid;
    }

    /** Starts {@code command} in {@code folder}; its output is appended to {@code log}. */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Path folder, Path log) {
        List<String> whole = new ArrayList<>(List.of("setsid", "sh", "-c", KEEPER, "keeper"));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("LOG_FILE", log.toString());
        try {
            Process keeper = builder.start();
            return new ChildProcess(keeper, announcedPid(keeper, command));
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not start " + command.getFirst(), failure);
        }
    }

    private static long announcedPid(Process keeper, List<String> command) throws IOException {
        try (BufferedReader output = keeper.inputReader()) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("No process came of " + command);
            }
            return Long.parseLong(line.strip());
        }
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public boolean isRunning() {
        return keeper.isAlive();
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return keeper.onExit().thenApply(Process::exitValue);
    }

    @Override
    public boolean awaitEnd(Duration atMost) {
        try {
            return keeper.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for process " + pid, interrupted);
        }
    }

    @Override
    public void stop(Duration patience) {
        send(Signal.TERM);
        send(Signal.CONT);
        if (!awaitEnd(patience)) {
            kill();
        }
    }

    @Override
    public void kill() {
        send(Signal.KILL);
        awaitEnd(Duration.ofSeconds(30));
    }

    @Override
    public void pause() {
        send(Signal.STOP);
    }

    @Override
    public void resume() {
        send(Signal.CONT);
    }

    private void send(Signal signal) {
        if (isRunning()) {
            Shell.run("kill -" + signal + " " + pid);
        }
    }
}
