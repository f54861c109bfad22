package org.customerapi.localstack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.customerapi.localstack.importing.ApiAccess;
import org.customerapi.localstack.importing.FileFormat;
import org.customerapi.localstack.importing.FileImport;
import org.customerapi.localstack.importing.ImportFailed;
import org.customerapi.localstack.importing.ImportReport;
import org.customerapi.localstack.importing.ImportRequest;
import org.customerapi.localstack.importing.RowsLeft;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.BadSetting;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.StackFolder;

/** Imports a file of customers through the gateway. */
@Command(
        name = "import",
        description = {
            "Import customers from a file (CSV with a header row, or NDJSON) of any size.",
            "Rejected rows are kept as they were in a file beside it, which can be mended and imported again."
        },
        footer = {
            "",
            "Elsewhere than on the local stack, set CUSTOMERS_USERNAME and CUSTOMERS_PASSWORD, or CUSTOMERS_TOKEN.",
            "Exit code: 0 when every row was taken, 1 when not, 2 when the command was not understood."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final PrintWriter out;
    private final Map<String, String> environment;
    private final Foreground foreground;

    @Parameters(paramLabel = "FILE", description = "The file; NDJSON when it ends with .ndjson, .jsonl or .json.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            paramLabel = "COLUMN:FIELD,…",
            description = "Where columns go whose names are not the usual ones, such as Phone 2:phone,Index:-")
    private String mapping = "";

    @Option(names = "--upsert", description = "A row whose externalId a customer has replaces that customer.")
    private boolean upsert;

    @Option(names = "--dry-run", description = "Only check the rows.")
    private boolean dryRun;

    @Option(names = "--rejected", paramLabel = "FILE", description = "Where rejected rows go; a new file.")
    private @Nullable Path rejected;

    @Option(names = "--api", paramLabel = "URL", description = "The gateway; the one of the local stack by default.")
    private @Nullable URI api;

    ImportCommand(Workspace workspace, PrintWriter out, Map<String, String> environment, Foreground foreground) {
        this.workspace = workspace;
        this.out = out;
        this.environment = environment;
        this.foreground = foreground;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path source = whereCalled(file);
        if (!Files.isReadable(source) || Files.isDirectory(source)) {
            throw new BadSetting("There is no readable file " + source);
        }
        ImportRequest request = new ImportRequest(source, FileFormat.of(source), mapping, upsert, dryRun);
        Path rows = rejectedRows(source);
        foreground.interruptOnSignal();
        long began = System.nanoTime();
        ImportReport report;
        try (ProgressLine progress = ProgressLine.of(source)) {
            report = new FileImport(access(), progress).run(request, rows);
        } catch (ImportFailed brokenOff) {
            brokenOff.left().ifPresent(this::say);
            throw brokenOff;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        out.println("%d rows in %.1f s: %s".formatted(report.rows(), took.toMillis() / 1000.0, effects(report)));
        say(report.left());
        return report.left().isEmpty() ? 0 : 1;
    }

    private Path rejectedRows(Path source) {
        if (rejected == null) {
            return FileImport.rejectedRowsOf(source);
        }
        Path rows = whereCalled(rejected);
        if (Files.exists(rows)) {
            throw new BadSetting(rows + " is there already; name a new file");
        }
        return rows;
    }

    /** The script changes into the checkout; paths are meant from where it was called. */
    private Path whereCalled(Path path) {
        return Path.of(environment.getOrDefault("CUSTOMERS_CALLED_FROM", "")).resolve(path);
    }

    private ApiAccess access() throws InterruptedException {
        URI base = api == null
                ? Part.GATEWAY.address(
                        StackFolder.of(workspace).rememberedPorts().of(Part.GATEWAY))
                : checked(api);
        String token = environment.getOrDefault("CUSTOMERS_TOKEN", "");
        if (!token.isEmpty()) {
            return new ApiAccess(base, token);
        }
        String known = api == null ? "admin" : "";
        String username = environment.getOrDefault("CUSTOMERS_USERNAME", known);
        String password = environment.getOrDefault("CUSTOMERS_PASSWORD", known);
        if (username.isEmpty() || password.isEmpty()) {
            throw new BadSetting("Set CUSTOMERS_USERNAME and CUSTOMERS_PASSWORD, or CUSTOMERS_TOKEN, for " + base);
        }
        return ApiAccess.logIn(base, username, password);
    }

    private static URI checked(URI api) {
        if (api.getHost() == null || !String.valueOf(api.getScheme()).matches("https?")) {
            throw new BadSetting("--api is " + api + " and not an address such as https://api.example.org");
        }
        return api;
    }

    private void say(RowsLeft left) {
        if (left.rejected() > 0) {
            left.firstReasons().forEach(reason -> out.println("  " + reason));
            if (left.rejected() > left.firstReasons().size()) {
                out.println("  …");
            }
            out.println("The rejected rows are in %s, and why in %s.".formatted(left.rejectedRows(), left.reasons()));
            out.println("Mend them there, and send that file in the same way.");
        }
        if (!left.unknown().isEmpty()) {
            out.println("%d rows may be in or not, since the database fell silent while they were written:"
                    .formatted(left.unknown().size()));
            left.unknown().forEach(row -> out.println("  " + row));
            out.println("Look whether these customers are there before you send their lines again.");
        }
    }

    private String effects(ImportReport report) {
        return dryRun
                ? "%d valid, %d rejected; nothing was imported"
                        .formatted(report.valid(), report.left().rejected())
                : "%d created, %d updated, %d unchanged, %d rejected"
                        .formatted(
                                report.created(),
                                report.updated(),
                                report.unchanged(),
                                report.left().rejected());
    }
}
