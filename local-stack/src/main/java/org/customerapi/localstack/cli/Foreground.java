package org.customerapi.localstack.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a command does while somebody waits for it, and may send the command a signal. */
final class Foreground {

    private static final long SECONDS_TO_END = 5;

    private final CountDownLatch ended = new CountDownLatch(1);

    /** Runs a program to its end, and ends it with this one. */
    static int run(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end"));
        return process.waitFor();
    }

    /** Lets a signal interrupt the thread that calls this, which then has a moment to say how far it came. */
    void interruptOnSignal() {
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(worker), "interrupt"));
    }

    /** The command has said everything. */
    void end() {
        ended.countDown();
    }

    private void interrupt(Thread worker) {
        worker.interrupt();
        try {
            var _ = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
