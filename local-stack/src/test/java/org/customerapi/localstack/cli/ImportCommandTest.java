package org.customerapi.localstack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import org.customerapi.localstack.importing.CannedImports;
import org.customerapi.localstack.process.Workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ImportCommandTest {

    private static final String ROWS = """
            {"line":2,"status":"rejected","problem":{"title":"Bad","detail":"no company"}}
            {"line":3,"status":"unknown","id":"01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11"}
            """;

    @RegisterExtension
    final CannedImports imports = new CannedImports();

    private final Path file;
    private final StringWriter said = new StringWriter();

    ImportCommandTest(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("customers.csv"), "company\n\"\"\nAcme\n");
    }

    @Test
    void saysWhatIsLeftToLookAt() {
        imports.answer(ROWS + "{\"summary\":{\"rows\":2,\"rejected\":1,\"unknown\":1}}\n");

        assertThat(run()).isEqualTo(1);

        assertThat(said.toString()).startsWith("2 rows in ");
        assertNamesRejectedAndUnknownRows();
    }

    @Test
    void saysTheSameOfAnImportThatEndsEarly() {
        imports.answer(ROWS);

        assertThat(run()).isEqualTo(1);

        assertNamesRejectedAndUnknownRows();
        assertThat(said.toString()).contains("The answer ended early. Rows up to line 3");
    }

    @Test
    void saysAndKeepsWhatItWasToldWhenASignalEndsIt() throws Exception {
        imports.answerWithoutEnd(ROWS);
        Path rejected = file.resolveSibling("customers-rejected.csv");
        Thread importing = Thread.ofPlatform().start(this::run);
        await().until(() -> Files.exists(rejected));

        importing.interrupt();

        assertThat(importing.join(Duration.ofSeconds(20))).isTrue();
        assertThat(rejected).hasContent("company\n\"\"\n");
        assertThat(said.toString()).contains("line 2: no company", rejected.toString(), "The answer ended early");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:5000", "api.example.org", "ftp://api.example.org"})
    void refusesAnAddressThatIsNone(String api) {
        assertThat(run(api)).isEqualTo(1);

        assertThat(said.toString()).contains("--api is " + api);
    }

    private void assertNamesRejectedAndUnknownRows() {
        assertThat(said.toString())
                .contains(
                        "line 2: no company",
                        file.resolveSibling("customers-rejected.csv").toString(),
                        "1 rows may be in or not",
                        "line 3: customer 01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11");
    }

    private int run() {
        return run(imports.address().toString());
    }

    private int run(String api) {
        PrintWriter out = new PrintWriter(said, true);
        Foreground foreground = new Foreground();
        ImportCommand command =
                new ImportCommand(Workspace.current(), out, Map.of("CUSTOMERS_TOKEN", "token"), foreground);
        int code = new CommandLine(command)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    out.println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute("--api", api, file.toString());
        foreground.end();
        return code;
    }
}
