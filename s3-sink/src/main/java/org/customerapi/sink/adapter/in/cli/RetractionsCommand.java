package org.customerapi.sink.adapter.in.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code archive retractions}. */
@Command(name = "retractions", mixinStandardHelpOptions = true, description = "Lists what was retracted, and undone.")
final class RetractionsCommand implements Runnable {

    private final Supplier<ArchiveTools> tools;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RetractionsCommand(Supplier<ArchiveTools> tools) {
        this.tools = tools;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        tools.get().retract().retractions().forEach(retraction -> RetractionLine.print(out, retraction));
    }
}
