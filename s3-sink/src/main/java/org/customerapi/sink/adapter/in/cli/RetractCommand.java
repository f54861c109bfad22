package org.customerapi.sink.adapter.in.cli;

import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** {@code archive retract}. */
@Command(
        name = "retract",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a range out of the archive: its objects are moved below retracted/, with a manifest.",
            "The range has to begin and end where objects do; 'unretract' puts it back."
        })
final class RetractCommand implements Runnable {

    private final Supplier<ArchiveTools> tools;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--partition", required = true, description = "The partition.")
    private int partition;

    @Option(names = "--from-offset", required = true, description = "The first offset.")
    private long firstOffset;

    @Option(names = "--to-offset", required = true, description = "The last offset.")
    private long lastOffset;

    @Option(names = "--reason", required = true, description = "Why; stands in the manifest.")
    private String reason = "";

    @Option(names = "--by", description = "Who; stands in the manifest.", defaultValue = "${sys:user.name}")
    private String by = "";

    RetractCommand(Supplier<ArchiveTools> tools) {
        this.tools = tools;
    }

    @Override
    public void run() {
        ArchiveTools archive = tools.get();
        OffsetRange range = new OffsetRange(firstOffset, lastOffset + 1);
        RetractionLine.print(
                spec.commandLine().getOut(),
                archive.retract().retract(new Partition(archive.topic(), partition), range, by, reason));
    }
}
