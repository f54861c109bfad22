package org.customerapi.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RunFileTest {

    private final Path folder;

    RunFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void findsTheProcessThatItRemembers() {
        file().write(ProcessHandle.current().pid());
        assertThat(file().living()).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameIdForIt() throws IOException {
        Files.writeString(file().path(), ProcessHandle.current().pid() + " 2020-01-01T00:00:00Z");
        assertThat(file().living()).isEmpty();
    }

    @Test
    void endsTheProcessThatItRemembers() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "600").start();
        file().write(sleeper.pid());

        assertThat(file().endLiving()).isTrue();

        assertThat(sleeper.isAlive()).isFalse();
        assertThat(file().endLiving()).isFalse();
    }

    @Test
    void remembersNothingAtFirst() {
        assertThat(file().living()).isEmpty();
    }

    private RunFile file() {
        return new RunFile(folder.resolve("part.pid"));
    }
}
