package org.customerapi.localstack.stack;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.customerapi.localstack.ManagedServer;

/** Starts one part again whenever it has ended, after a second the first time and then less and less often. */
final class PartWatch implements Runnable {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    private static final Duration CALM = Duration.ofMinutes(2);
    private static final int LOG_LINES = 15;

    private final ManagedServer part;
    private final Consumer<String> report;
    private final CountDownLatch stopped;
    private Duration delay = Duration.ZERO;
    private long lastStart = System.nanoTime();
    private boolean logFails;

    PartWatch(ManagedServer part, Consumer<String> report, CountDownLatch stopped) {
        this.part = part;
        this.report = report;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        while (!isStoppedWithin(INTERVAL)) {
            if (!part.isRunning()) {
                bringBack();
            }
            boundLog();
        }
    }

    /** A log that cannot be bounded, as on a full disk, is told of once; the part matters more. */
    private void boundLog() {
        try {
            part.log().bound();
        } catch (UncheckedIOException failure) {
            if (!logFails) {
                report.accept("The log of %s cannot be kept short: %s".formatted(part.name(), failure.getMessage()));
            }
            logFails = true;
        }
    }

    private void bringBack() {
        report.accept("%s ended with status %d; the end of %s:%n  %s"
                .formatted(part.name(), part.ended().join(), part.log().path(), endOfLog()));
        chooseDelay();
        report.accept("%s is started again in %d s".formatted(part.name(), delay.toSeconds()));
        if (!isStoppedWithin(delay)) {
            startAgain();
        }
    }

    private String endOfLog() {
        try {
            return String.join("\n  ", part.log().tail(LOG_LINES));
        } catch (UncheckedIOException failure) {
            return "It cannot be read: " + failure.getMessage();
        }
    }

    private void startAgain() {
        lastStart = System.nanoTime();
        try {
            part.start();
            report.accept(part.name() + " is up again");
        } catch (RuntimeException failure) {
            // The next round finds the part down, reports the end of its log and waits longer.
            report.accept(part.name() + " did not come up");
        }
    }

    private void chooseDelay() {
        boolean first = delay.isZero() || System.nanoTime() - lastStart > CALM.toNanos();
        Duration doubled = delay.multipliedBy(2);
        delay = first ? Duration.ofSeconds(1) : doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    }

    private boolean isStoppedWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
