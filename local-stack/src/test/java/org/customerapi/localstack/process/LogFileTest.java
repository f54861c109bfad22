package org.customerapi.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogFileTest {

    private final Path folder;

    LogFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void hasNoLinesBeforeTheFirstStart() {
        assertThat(log().tail(5)).isEmpty();
    }

    @Test
    void endsWithTheLastLines() throws IOException {
        Files.writeString(log().path(), "one\ntwo\nthree\n");
        assertThat(log().tail(2)).containsExactly("two", "three");
    }

    @Test
    void movesAsideWhatHasGrownTooLarge() throws IOException {
        Files.writeString(log().path(), "x".repeat(21 * 1024 * 1024));

        log().bound();

        assertThat(log().path()).isEmptyFile();
        assertThat(folder.resolve("part.log.1")).hasSize(21 * 1024 * 1024);
    }

    @Test
    void leavesASmallLogAlone() throws IOException {
        Files.writeString(log().path(), "one\n");

        log().bound();

        assertThat(log().path()).hasContent("one");
    }

    private LogFile log() {
        return new LogFile(folder.resolve("part.log"));
    }
}
