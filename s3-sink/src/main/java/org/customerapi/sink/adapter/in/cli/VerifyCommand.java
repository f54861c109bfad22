package org.customerapi.sink.adapter.in.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.PartitionReport;
import org.customerapi.sink.domain.Verification;

/** {@code archive verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Walks the whole archive and tells gaps, overlaps, bad checksums and what Kafka has beside it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every record is there, once, or was retracted", "1:something is wrong", "3:S3 did not answer"
        })
final class VerifyCommand implements Callable<Integer> {

    private final Supplier<ArchiveTools> tools;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--names-only", description = "Trust what objects say of themselves, without reading them.")
    private boolean namesOnly;

    VerifyCommand(Supplier<ArchiveTools> tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        ArchiveTools archive = tools.get();
        PrintWriter out = spec.commandLine().getOut();
        Verification verification =
                archive.verify().verify(archive.topic(), !namesOnly, finding -> print(out, finding));
        verification.partitions().forEach(report -> print(out, report));
        out.printf("%s: %s%n", verification.topic(), verification.isClean() ? "clean" : "DAMAGED");
        if (verification.retracted() > 0) {
            out.printf("%d ranges are retracted; unretract or rearchive puts them back.%n", verification.retracted());
        }
        if (!verification.comparedWithLog()) {
            out.println("Kafka could not be asked; the archive was not compared with it.");
        }
        out.flush();
        return verification.isClean() ? 0 : ArchiveCommand.DAMAGED;
    }

    private static void print(PrintWriter out, Finding finding) {
        out.printf(
                "%s partition %d %s %s: %s%n",
                finding.kind().label(),
                finding.partition(),
                finding.range() == null ? "" : finding.range(),
                finding.object() == null ? "" : finding.object(),
                finding.detail());
        out.flush();
    }

    private static void print(PrintWriter out, PartitionReport report) {
        out.printf(
                "partition %d %s: %d records in %d objects, %d bytes, lag %s%n",
                report.partition(),
                report.extent() == null ? "empty" : report.extent(),
                report.records(),
                report.objects(),
                report.bytes(),
                report.lag() == null ? "unknown" : report.lag());
    }
}
