package org.customerapi.sink.adapter.in.cli;

import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive rearchive}. */
@Command(
        name = "rearchive",
        mixinStandardHelpOptions = true,
        description = "Archives the range of a retraction again from Kafka.")
final class RearchiveCommand implements Runnable {

    private final Supplier<ArchiveTools> tools;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "The retraction's id, as 'retractions' tells it.")
    private String id = "";

    RearchiveCommand(Supplier<ArchiveTools> tools) {
        this.tools = tools;
    }

    @Override
    public void run() {
        RetractionLine.print(spec.commandLine().getOut(), tools.get().retract().rearchive(id));
    }
}
