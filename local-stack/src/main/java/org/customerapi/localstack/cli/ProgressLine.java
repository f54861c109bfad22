package org.customerapi.localstack.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

import org.customerapi.localstack.importing.ImportProgress;

/** A progress bar on a terminal; nothing where there is none. */
final class ProgressLine implements ImportProgress, AutoCloseable {

    private static final long KILOBYTE = 1024;
    private static final long ROWS_BETWEEN_MESSAGES = 100;

    private final @Nullable ProgressBar bar;

    private ProgressLine(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Begins at the first byte of a file. */
    static ProgressLine of(Path file) throws IOException {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return new ProgressLine(null);
        }
        return new ProgressLine(new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setInitialMax(Files.size(file))
                .setUnit(" KB", KILOBYTE)
                .setUpdateIntervalMillis(200)
                .build());
    }

    @Override
    public void reached(long bytes, long rows, long rejected) {
        if (bar != null) {
            bar.stepTo(bytes);
            if (rows % ROWS_BETWEEN_MESSAGES == 0) {
                bar.setExtraMessage("%d rows, %d rejected".formatted(rows, rejected));
            }
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
