package org.customerapi.localstack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.customerapi.localstack.process.ChildProcess;
import org.customerapi.localstack.process.LogFile;

/**
 * A server in a process of its own, on one port for its whole life, with data that survives its ends.
 *
 * <p>Starting one that runs, and stopping one that does not, changes nothing.
 */
public abstract class ManagedServer {

    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);

    private final Place place;
    private @Nullable ChildProcess process;

    ManagedServer(Place place) {
        this.place = place;
    }

    /** Lays out the data folder where that was not done before. */
    abstract void prepare();

    /** The words of the command that runs the server in the foreground. */
    abstract List<String> command();

    /** What the server's environment has beside that of this process. */
    Map<String, String> environment() {
        return Map.of();
    }

    /** Whether the server answers a request in its own protocol. */
    abstract boolean answers();

    /** Returns once the server answers. */
    public final synchronized void start() {
        if (!isRunning()) {
            prepare();
            place.log().bound();
            ChildProcess started = ChildProcess.start(
                    command(), environment(), place.data(), place.log().path());
            process = started;
            awaitAnswer(started);
        }
    }

    /** Asks the server to end and returns once it has; a server that does not end in 30 s is killed. */
    public final synchronized void stop() {
        if (process != null) {
            process.stop(STOP_PATIENCE);
        }
    }

    /** Ends the server at once, as a crash would. */
    public final synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Freezes the server: connections stay open and nothing answers. */
    public final synchronized void pause() {
        running().pause();
    }

    /** Lets a frozen server go on. */
    public final synchronized void resume() {
        running().resume();
    }

    public final synchronized boolean isRunning() {
        return process != null && process.isRunning();
    }

    public final synchronized long pid() {
        return running().pid();
    }

    /** Completes with the exit status when the process that runs now has ended. */
    public final synchronized CompletableFuture<Integer> ended() {
        return running().ended();
    }

    public final String name() {
        return place.name();
    }

    public final int port() {
        return place.port();
    }

    public final LogFile log() {
        return place.log();
    }

    final Place place() {
        return place;
    }

    private ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return process;
    }

    private void awaitAnswer(ChildProcess started) {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers()) {
            if (started.awaitEnd(PROBE_INTERVAL)) {
                throw new ServerFailed(name() + " ended before it answered", log());
            }
            if (System.nanoTime() > deadline) {
                started.kill();
                throw new ServerFailed(name() + " did not answer within " + START_PATIENCE.toSeconds() + " s", log());
            }
        }
    }
}
