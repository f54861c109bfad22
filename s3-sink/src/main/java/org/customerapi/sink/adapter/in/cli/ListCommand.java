package org.customerapi.sink.adapter.in.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.PartitionSummary;

/** {@code archive list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows by partition which offsets are archived, in how many objects, and what is not yet.")
final class ListCommand implements Runnable {

    private static final String ROW = "%9s  %14s  %14s  %9s  %14s  %10s  %s%n";

    private final Supplier<ArchiveTools> tools;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ListCommand(Supplier<ArchiveTools> tools) {
        this.tools = tools;
    }

    @Override
    public void run() {
        ArchiveTools archive = tools.get();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "partition", "first offset", "last offset", "objects", "bytes", "lag", "last put");
        archive.list().summarize(archive.topic()).forEach(summary -> print(out, summary));
        out.flush();
    }

    private static void print(PrintWriter out, PartitionSummary summary) {
        OffsetRange extent = summary.extent();
        out.printf(
                ROW,
                summary.partition(),
                extent == null ? "-" : extent.first(),
                extent == null ? "-" : extent.last(),
                summary.objects(),
                summary.bytes(),
                summary.lag() == null ? "?" : summary.lag(),
                summary.lastStoredAt() == null ? "-" : summary.lastStoredAt());
    }
}
