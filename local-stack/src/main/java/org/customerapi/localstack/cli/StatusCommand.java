package org.customerapi.localstack.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.StackFolder;

/** Shows what each part is doing. */
@Command(
        name = "status",
        description = "Show what runs where; exits with 1 unless everything is up.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final StackFolder folder;
    private final PrintWriter out;

    StatusCommand(Workspace workspace, PrintWriter out) {
        this.folder = StackFolder.of(workspace);
        this.out = out;
    }

    @Override
    public Integer call() {
        StackTable table = StackTable.of(folder, folder.rememberedPorts());
        out.println(table);
        return table.allUp() ? 0 : 1;
    }
}
