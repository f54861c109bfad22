package org.customerapi.localstack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import org.customerapi.localstack.process.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

class ImportCommandTest {

    private static final String ROWS = """
            {"line":2,"status":"rejected","problem":{"title":"Bad","detail":"no company"}}
            {"line":3,"status":"unknown","id":"01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11"}
            """;

    private final Path file;
    private final StringWriter said = new StringWriter();
    private HttpServer server;
    private String answer = "";

    ImportCommandTest(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("customers.csv"), "company\n\"\"\nAcme\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.createContext("/v1/customers/import", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void saysWhatIsLeftToLookAt() {
        answer = ROWS + "{\"summary\":{\"rows\":2,\"rejected\":1,\"unknown\":1}}\n";

        assertThat(run()).isEqualTo(1);

        assertThat(said.toString()).startsWith("2 rows in ");
        assertNamesRejectedAndUnknownRows();
    }

    @Test
    void saysTheSameOfAnImportThatEndsEarly() {
        answer = ROWS;

        assertThat(run()).isEqualTo(1);

        assertNamesRejectedAndUnknownRows();
        assertThat(said.toString()).endsWith("The answer ended early\n");
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
        PrintWriter out = new PrintWriter(said, true);
        ImportCommand command = new ImportCommand(Workspace.current(), out, Map.of("CUSTOMERS_TOKEN", "token"));
        String api = "http://127.0.0.1:" + server.getAddress().getPort();
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    out.print(String.valueOf(failure.getMessage()).replaceAll("\\..*", "\n"));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute("--api", api, file.toString());
    }
}
