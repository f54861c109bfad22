package org.customerapi.localstack.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One run of a server, from its start to its end, whatever it runs in; what ends it twice changes nothing. */
public interface ServerRun {

    /** The process id on the machine that the server runs on. */
    long pid();

    /** Whether it has not ended yet; a frozen one has not. */
    boolean isRunning();

    /** Completes with the exit status, 128 + n after signal n. */
    CompletableFuture<Integer> ended();

    /** Waits at most that long, and says whether the server has ended. */
    boolean awaitEnd(Duration atMost);

    /** Asks the server to end, and forces it when it has not ended after {@code patience}. */
    void stop(Duration patience);

    /** Ends the server at once, as a crash would. */
    void kill();

    /** Freezes the server, as a long pause of its machine would. */
    void pause();

    /** Lets a frozen server go on. */
    void resume();
}
