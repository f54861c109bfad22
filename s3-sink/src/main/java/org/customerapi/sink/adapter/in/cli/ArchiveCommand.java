package org.customerapi.sink.adapter.in.cli;

import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.DamagedArchiveException;

/**
 * The command {@code archive}. Exit codes: 0 all is well, 1 the archive is damaged, 2 the command was not understood or
 * cannot be done, 3 S3 or Kafka did not do what was asked.
 */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Looks into the archive of customer events in S3, and takes events from it.",
        subcommands = {CommandLine.HelpCommand.class})
public final class ArchiveCommand {

    static final int DAMAGED = 1;
    static final int REFUSED = 2;
    static final int UNREACHABLE = 3;

    private ArchiveCommand() {}

    /** The command, which calls the tools when one of them is to run, and so not for its help. */
    public static CommandLine with(Supplier<ArchiveTools> tools) {
        return new CommandLine(new ArchiveCommand())
                .addSubcommand(new ListCommand(tools))
                .addSubcommand(new VerifyCommand(tools))
                .addSubcommand(new CatCommand(tools))
                .addSubcommand(new RestoreCommand(tools))
                .addSubcommand(new RetractCommand(tools))
                .addSubcommand(new UnretractCommand(tools))
                .addSubcommand(new RearchiveCommand(tools))
                .addSubcommand(new RetractionsCommand(tools))
                .setExecutionExceptionHandler((failure, command, parsed) -> exitCode(failure, command));
    }

    private static int exitCode(Exception failure, CommandLine command) {
        command.getErr().println("archive: " + failure.getMessage());
        return switch (failure) {
            case DamagedArchiveException damaged -> DAMAGED;
            case ArchiveException unreachable -> UNREACHABLE;
            case IllegalArgumentException refused -> REFUSED;
            default -> UNREACHABLE;
        };
    }
}
