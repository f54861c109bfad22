package org.customerapi.localstack.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import org.customerapi.localstack.process.JavaCommand;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.localstack.stack.StackFolder;

/** Runs the archive's tools, which the s3-sink brings along, on the archive of the stack. */
@Command(
        name = "archive",
        description = "List, verify, print, restore or retract what is in the archive of the running stack.")
final class ArchiveCommand implements Callable<Integer> {

    private static final int HEAP_MEGABYTES = 256;
    private static final String TEMPORARY = "data/archive-tools";

    private final Workspace workspace;

    @Parameters(description = "The tool and its options; without any, what there is.")
    private List<String> words = List.of();

    ArchiveCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackFolder folder = StackFolder.of(workspace);
        List<String> command = new ArrayList<>(JavaCommand.withHeap(HEAP_MEGABYTES)
                .temporaryFolder(Workspace.directory(folder.path().resolve(TEMPORARY)))
                .jar(workspace.serviceJar(Part.S3_SINK.partName())));
        command.add("archive");
        command.addAll(words);
        ProcessBuilder tool = new ProcessBuilder(command);
        Stack planned = new Stack(workspace, folder.path(), folder.rememberedPorts(), Map.of());
        tool.environment().putAll(planned.environment());
        return Foreground.run(tool);
    }
}
