package org.customerapi.sink.adapter.in.cli;

import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive unretract}. */
@Command(name = "unretract", mixinStandardHelpOptions = true, description = "Puts the objects of a retraction back.")
final class UnretractCommand implements Runnable {

    private final Supplier<ArchiveTools> tools;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "The retraction's id, as 'retractions' tells it.")
    private String id = "";

    UnretractCommand(Supplier<ArchiveTools> tools) {
        this.tools = tools;
    }

    @Override
    public void run() {
        RetractionLine.print(spec.commandLine().getOut(), tools.get().retract().undo(id));
    }
}
