package org.customerapi.localstack.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileImportTest {

    private static final String REJECTED =
            "{\"line\":2,\"status\":\"rejected\",\"problem\":{\"title\":\"Bad\",\"detail\":\"no company\"}}\n";
    private static final String UNKNOWN =
            "{\"line\":3,\"status\":\"unknown\",\"id\":\"01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11\"}\n";
    private static final String SUMMARY = "{\"summary\":{\"rows\":1,\"rejected\":1}}\n";

    @RegisterExtension
    final CannedImports imports = new CannedImports();

    private final Path folder;
    private final ImportRequest request;

    FileImportTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path file = Files.writeString(folder.resolve("customers.csv"), "company\n\"\"\n");
        request = new ImportRequest(file, FileFormat.CSV, "", false, false);
    }

    @Test
    void keepsRejectedRowsBesideTheFile() throws Exception {
        imports.answer(REJECTED + SUMMARY);
        Path rows = folder.resolve("rejected.csv");

        ImportReport report = importing(rows);

        assertThat(report.left().rejected()).isEqualTo(1);
        assertThat(rows).hasContent("company\n\"\"\n");
    }

    @Test
    void saysOnceWhoHasAnExternalIdAndThatAnUpsertReplacesThem() throws Exception {
        imports.answer("""
                {"line":2,"status":"rejected","problem":{"detail":"Customer 01936c5e has this externalId; with upsert=externalId \
                the row replaces that customer","customerId":"01936c5e"}}
                """ + SUMMARY);
        Path rows = folder.resolve("rejected.csv");

        importing(rows);

        assertThat(RejectedRows.reasonsOf(rows)).content().endsWith("""
                : Customer 01936c5e has this externalId; with --upsert the row replaces that customer
                """);
    }

    @Test
    void tellsRowsThatMayBeInFromThoseThatWereRejected() throws Exception {
        imports.answer("""

                {"line":2,"status":"unknown","id":"01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11"}
                {"summary":{"rows":1,"rejected":0,"unknown":1}}
                """);
        Path rows = folder.resolve("rejected.csv");

        ImportReport report = importing(rows);

        assertThat(report.left().unknown()).containsExactly("line 2: customer 01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11");
        assertThat(report.left().isEmpty()).isFalse();
        assertThat(rows).doesNotExist();
    }

    @Test
    void doesNotBlameTheServerForADiskThatTakesNoMore() {
        imports.answer(REJECTED + SUMMARY);
        Path nowhere = folder.resolve("missing").resolve("rejected.csv");

        assertThatThrownBy(() -> importing(nowhere))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContainingAll("cannot be kept here", "missing", "--upsert")
                .hasMessageNotContaining("ended early");
    }

    @Test
    void saysThatTheAnswerEndedEarly() {
        imports.answer(REJECTED + "{\"summ");

        assertThatThrownBy(() -> importing(folder.resolve("rejected.csv")))
                .isInstanceOf(ImportFailed.class)
                .hasMessageStartingWith("The answer ended early. Rows up to line 2 were answered");
    }

    @Test
    void keepsWhatItWasToldBeforeTheAnswerEndedEarly() {
        imports.answer(REJECTED + UNKNOWN + "{\"summ");
        Path rows = folder.resolve("rejected.csv");

        RowsLeft left = assertThatExceptionOfType(ImportFailed.class)
                .isThrownBy(() -> importing(rows))
                .actual()
                .left()
                .orElseThrow();

        assertThat(left.rejected()).isEqualTo(1);
        assertThat(left.rejectedRows()).isEqualTo(rows).hasContent("company\n\"\"\n");
        assertThat(left.unknown()).containsExactly("line 3: customer 01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11");
    }

    private ImportReport importing(Path rows) throws IOException, InterruptedException {
        return new FileImport(new ApiAccess(imports.address(), "token"), (bytes, all, rejected) -> {})
                .run(request, rows);
    }
}
