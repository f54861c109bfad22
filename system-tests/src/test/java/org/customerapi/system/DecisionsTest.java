package org.customerapi.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.process.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionsTest {

    private static final Path FOLDER = Workspace.current().root().resolve("docs/decisions");

    @Test
    void areAllInTheirIndexByNumberFileAndTitle() throws IOException {
        List<String> entries;
        try (Stream<Path> files = Files.list(FOLDER)) {
            entries = files.filter(file -> file.getFileName().toString().startsWith("0"))
                    .sorted()
                    .map(DecisionsTest::entry)
                    .toList();
        }

        assertThat(entries).isNotEmpty();
        assertThat(Files.readAllLines(FOLDER.resolve("README.md")))
                .filteredOn(line -> line.startsWith("- ["))
                .containsExactlyElementsOf(entries);
    }

    private static String entry(Path decision) {
        String file = decision.getFileName().toString();
        String number = file.substring(0, 4);
        try (Stream<String> lines = Files.lines(decision)) {
            String title = lines.findFirst().orElseThrow();
            assertThat(title).as(file).startsWith("# " + number + " ");
            return "- [%s](%s) %s".formatted(number, file, title.substring(7));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
