package org.customerapi.localstack.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.channels.FileLock;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.BadSetting;
import org.customerapi.localstack.stack.StackFolder;

/** Deletes the data of a stack that is not running. */
@Command(
        name = "reset",
        description = "Delete all data, logs and secrets of the local stack.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    private final StackFolder folder;
    private final PrintWriter out;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean sure;

    ResetCommand(Workspace workspace, PrintWriter out) {
        this.folder = StackFolder.of(workspace);
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        try (FileLock held = folder.lock().orElseThrow(ResetCommand::running)) {
            if (!held.isValid() || !(sure || confirmed())) {
                out.println("Nothing was deleted");
                return 1;
            }
            folder.endLeftovers();
            folder.wipe();
            out.println("Deleted the data in " + folder.path());
            return 0;
        }
    }

    private boolean confirmed() throws IOException {
        out.print("Delete all customers, events and logs in " + folder.path() + "? [y/N] ");
        out.flush();
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        String answer = answers.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    private static BadSetting running() {
        return new BadSetting("The stack is running; stop it first with ./customers down");
    }
}
