package org.customerapi.sink.adapter.in.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.customerapi.sink.domain.Progress;

/** {@code archive restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Writes archived records to another topic, with their key, headers, value, timestamp, partition and order.",
            "The topic is made if it is missing. Called again after it was broken off, it goes on where it was."
        })
final class RestoreCommand implements Runnable {

    private final Supplier<ArchiveTools> tools;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--to", required = true, paramLabel = "TOPIC", description = "The topic to write to.")
    private String target = "";

    @Mixin
    private SelectionOptions options = new SelectionOptions();

    RestoreCommand(Supplier<ArchiveTools> tools) {
        this.tools = tools;
    }

    @Override
    public void run() {
        ArchiveTools archive = tools.get();
        PrintWriter err = spec.commandLine().getErr();
        Progress done = archive.restore()
                .restore(archive.topic(), options.selection(), target, progress -> print(err, "\r", progress));
        err.println();
        print(spec.commandLine().getOut(), "Restored: ", done);
        spec.commandLine().getOut().println();
    }

    private static void print(PrintWriter out, String lead, Progress progress) {
        out.printf(
                "%s%,d records of %,d objects, %,d were there before",
                lead, progress.records(), progress.objects(), progress.skipped());
        out.flush();
    }
}
