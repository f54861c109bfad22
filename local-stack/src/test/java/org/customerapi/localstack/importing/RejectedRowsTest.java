package org.customerapi.localstack.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RejectedRowsTest {

    private final Path source;
    private final Path rows;

    RejectedRowsTest(@TempDir Path folder) {
        source = folder.resolve("customers.csv");
        rows = folder.resolve("customers-rejected.csv");
    }

    @Test
    void keepsRowsBelowTheirHeaderByteByByte() throws IOException {
        Files.write(source, "Name;Email\r\nA;a\r\nB;\u00E9\r\n\"C\nC\";c\r\nD;d".getBytes(StandardCharsets.ISO_8859_1));

        reject(List.of(2L, 3L, 4L, 6L), List.of(3L, 4L, 6L));

        assertThat(Files.readString(rows, StandardCharsets.ISO_8859_1))
                .isEqualTo("Name;Email\r\nB;\u00E9\r\n\"C\nC\";c\r\nD;d\n");
    }

    @Test
    void saysWhyEachRowWasRejectedAndWhereItStandsNow() throws IOException {
        Files.writeString(source, "Name\nA\nB\n\"C\nC\"\nD\n");

        reject(List.of(2L, 3L, 4L, 6L), List.of(3L, 4L, 6L));

        assertThat(Files.readAllLines(RejectedRows.reasonsOf(rows)))
                .containsExactly(
                        "line 2 (line 3 of customers.csv): bad",
                        "line 3 (line 4 of customers.csv): bad",
                        "line 5 (line 6 of customers.csv): bad");
    }

    @Test
    void keepsNoHeaderWhereThereIsNone() throws IOException {
        Files.writeString(source, "{\"a\":1}\n{\"b\":2}\n");

        reject(List.of(1L, 2L), List.of(2L));

        assertThat(Files.readString(rows)).isEqualTo("{\"b\":2}\n");
    }

    @Test
    void makesNoFileWithoutARejectedRow() throws IOException {
        Files.writeString(source, "Name\nA\n");

        reject(List.of(2L), List.of());

        assertThat(rows).doesNotExist();
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        Files.writeString(source, "Name\nA\n");
        Files.writeString(rows, "mended by hand");

        assertThatThrownBy(() -> reject(List.of(2L), List.of(2L))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(RejectedRows.besides(source)).isEqualTo(source.resolveSibling("customers-rejected-2.csv"));
        assertThat(RejectedRows.besides(rows)).isEqualTo(source.resolveSibling("customers-rejected-2.csv"));
    }

    /** The row that begins on line 4 ends on line 5. */
    private void reject(List<Long> all, List<Long> rejected) throws IOException {
        try (RejectedRows kept = new RejectedRows(source, rows)) {
            for (long line : all) {
                long last = line == 4 ? 5 : line;
                if (rejected.contains(line)) {
                    kept.keep(new ImportLine.Rejected(line, last, "bad"));
                } else {
                    kept.passBy(line, last);
                }
            }
        }
    }
}
