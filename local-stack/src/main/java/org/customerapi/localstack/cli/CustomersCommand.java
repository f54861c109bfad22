package org.customerapi.localstack.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import org.customerapi.localstack.ServerFailed;
import org.customerapi.localstack.importing.ImportFailed;
import org.customerapi.localstack.process.MissingPrerequisite;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.BadSetting;

/** The commands of the script {@code customers} that handle the stack on this machine. */
@Command(name = "./customers", description = "Customer API on this machine.", mixinStandardHelpOptions = true)
public final class CustomersCommand {

    private CustomersCommand() {}

    /** Exits with 0, with 1 and a message when the command could not be carried out, or with 2 and the usage. */
    public static void main(String[] arguments) {
        Workspace workspace = Workspace.current();
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        Foreground foreground = new Foreground();
        CommandLine line = new CommandLine(new CustomersCommand())
                .setOut(out)
                .addSubcommand(new UpCommand(workspace, out))
                .addSubcommand(new DownCommand(workspace, out))
                .addSubcommand(new StatusCommand(workspace, out))
                .addSubcommand(new ResetCommand(workspace, out))
                .addSubcommand(new EventsCommand(workspace))
                .addSubcommand(new ImportCommand(workspace, out, System.getenv(), foreground))
                .addSubcommand(archiveTools(workspace));
        line.setExecutionExceptionHandler((failure, failed, result) -> explain(failure, failed.getErr()));
        int code = line.execute(arguments);
        foreground.end();
        System.exit(code);
    }

    /** Every word goes to the tool, options too. */
    private static CommandLine archiveTools(Workspace workspace) {
        return new CommandLine(new ArchiveCommand(workspace))
                .setStopAtPositional(true)
                .setUnmatchedOptionsArePositionalParams(true);
    }

    private static int explain(Exception failure, PrintWriter errors) {
        switch (failure) {
            case BadSetting _, MissingPrerequisite _, ServerFailed _, ImportFailed _ ->
                errors.println(failure.getMessage());
            case InterruptedException _ -> errors.println("Stopped");
            default -> failure.printStackTrace(errors);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
