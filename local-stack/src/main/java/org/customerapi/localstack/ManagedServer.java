package org.customerapi.localstack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.customerapi.localstack.process.Launcher;
import org.customerapi.localstack.process.LogFile;
import org.customerapi.localstack.process.ServerRun;

/**
 * A server in a process or container of its own, on one port for its whole life, with data that survives its ends.
 *
 * <p>Starting one that runs, and stopping one that does not, changes nothing.
 */
public abstract class ManagedServer {

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);

    private final Place place;
    private @Nullable Launcher launcher;
    private @Nullable ServerRun run;
    private boolean retired;

    protected ManagedServer(Place place) {
        this.place = place;
    }

    /** How the server is started where tests ask for containers; what has none is a process there, too. */
    protected Launcher container() {
        return new ProcessLauncher(this);
    }

    /** Lays out the data folder where that was not done before. */
    protected abstract void prepare();

    /** The words of the command that runs the server in the foreground. */
    protected abstract List<String> command();

    /** What the server's environment has beside that of this process. */
    protected Map<String, String> environment() {
        return Map.of();
    }

    /** Whether the server answers a request in its own protocol. */
    protected abstract boolean answers();

    /** Whether a start of this server is as fast as it can be. */
    protected boolean isWarm() {
        return true;
    }

    /** Returns once the server answers. */
    public final void start() {
        awaitAnswer(launched());
    }

    /** Asks the server to end and returns once it has; a server that does not end within a minute is killed. */
    public final synchronized void stop() {
        if (run != null) {
            run.stop(STOP_PATIENCE);
        }
    }

    /** Stops the server for good: it refuses to be started from now on. */
    public final synchronized void retire() {
        retired = true;
        stop();
        if (launcher != null) {
            launcher.discard();
        }
    }

    /** Ends the server at once, as a crash would. */
    public final synchronized void kill() {
        if (run != null) {
            run.kill();
        }
    }

    /** Freezes the server: connections stay open and nothing answers. */
    public final synchronized void pause() {
        latest().pause();
    }

    /** Lets a frozen server go on. */
    public final synchronized void resume() {
        latest().resume();
    }

    public final synchronized boolean isRunning() {
        return run != null && run.isRunning();
    }

    /** The process id of the server as it was last started. */
    public final synchronized long pid() {
        return latest().pid();
    }

    /** Completes with the exit status when the server as it was last started has ended. */
    public final synchronized CompletableFuture<Integer> ended() {
        return latest().ended();
    }

    /** The content of a file, by the path that the server knows it under. */
    public final synchronized byte[] read(String file) {
        return launcher().read(file);
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

    protected final Place place() {
        return place;
    }

    private synchronized ServerRun launched() {
        if (retired) {
            throw new IllegalStateException(name() + " was stopped for good");
        }
        if (run != null && run.isRunning()) {
            return run;
        }
        place.log().bound();
        run = launcher().start();
        return run;
    }

    private Launcher launcher() {
        if (launcher == null) {
            launcher = Backing.chosen() == Backing.CONTAINERS ? container() : new ProcessLauncher(this);
        }
        return launcher;
    }

    private ServerRun latest() {
        if (run == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return run;
    }

    private void awaitAnswer(ServerRun started) {
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
