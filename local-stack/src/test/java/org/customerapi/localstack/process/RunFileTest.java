package org.customerapi.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The time of day at which a process started is another one once the clock was set. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void remembersNoTimeOfDay() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        file().write(self.pid());

        assertThat(Files.readString(file().path()))
                .doesNotContain(self.info().startInstant().orElseThrow().toString())
                .matches(self.pid() + " \\d+ [0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pid", " 1", "99999999999999999999 1"})
    void takesAFileThatHoldsNoProcessForNone(String content) throws IOException {
        Files.writeString(file().path(), content);
        assertThat(file().living()).isEmpty();
        assertThat(file().endLiving()).isFalse();
    }

    @Test
    void isWrittenWholeWithNothingBesideIt() {
        file().write(ProcessHandle.current().pid());
        file().write(ProcessHandle.current().pid());
        assertThat(folder).isDirectoryContaining(file().path()::equals).isDirectoryNotContaining("glob:**.unfinished");
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
