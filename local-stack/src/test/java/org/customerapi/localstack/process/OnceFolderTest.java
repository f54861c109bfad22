package org.customerapi.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OnceFolderTest {

    private final Path parent;

    private final AtomicInteger fillings = new AtomicInteger();

    OnceFolderTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void isFilledOnceHoweverManyAsk() {
        OnceFolder once = new OnceFolder(parent.resolve("once"));

        Parallel.forEach(Collections.nCopies(8, once), folder -> folder.make(into -> fillings.incrementAndGet()));

        assertThat(fillings).hasValue(1);
        assertThat(once.folder()).isDirectory();
    }

    @Test
    void isNotThereWhenItsFillingFailed() {
        OnceFolder once = new OnceFolder(parent.resolve("once"));

        assertThatThrownBy(() -> once.make(into -> {
                    throw new IllegalStateException("no network");
                }))
                .hasMessage("no network");

        assertThat(once.folder()).doesNotExist();
    }

    @Test
    void holdsNothingOfAFillingThatWasCutOff() throws IOException {
        Files.createDirectories(parent.resolve("once.unfinished/half"));
        OnceFolder once = new OnceFolder(parent.resolve("once"));

        once.make(into -> Workspace.directory(into.resolve("whole")));

        assertThat(once.folder()).isDirectoryContaining("glob:**whole").isDirectoryNotContaining("glob:**half");
    }

    @Test
    void leavesVersionsBesideItThatAreInUse() throws IOException {
        for (String version : List.of("used", "unused", "current", "next.unfinished")) {
            Files.createDirectories(parent.resolve(version).resolve("lib"));
        }
        Process user = new ProcessBuilder(
                        "sh",
                        "-c",
                        "sleep 600",
                        parent.resolve("used/lib/service.jar").toString())
                .start();
        try {
            new OnceFolder(parent.resolve("current")).deleteUnusedBeside();

            assertThat(parent)
                    .isDirectoryContaining("glob:**/used")
                    .isDirectoryContaining("glob:**/current")
                    .isDirectoryContaining("glob:**/next.unfinished")
                    .isDirectoryNotContaining("glob:**/unused");
        } finally {
            user.destroyForcibly();
        }
    }
}
