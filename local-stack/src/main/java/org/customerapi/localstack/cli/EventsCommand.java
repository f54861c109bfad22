package org.customerapi.localstack.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.customerapi.localstack.process.JavaCommand;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.BadSetting;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.StackFolder;

/** Prints what stands on the topic of events of the running stack. */
@Command(
        name = "events",
        description = "Print the events of the running stack, one line of JSON each.",
        mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {

    private static final int HEAP_MEGABYTES = 128;

    private final Workspace workspace;

    @Option(names = "--max", paramLabel = "N", description = "Stop after N events.")
    private long max = Long.MAX_VALUE;

    @Option(names = "--follow", description = "Go on with events that come later, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--topic", defaultValue = "customers.events.v1", description = "The topic; ${DEFAULT-VALUE}.")
    private String topic = "customers.events.v1";

    EventsCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int port = StackFolder.of(workspace).rememberedPorts().of(Part.KAFKA);
        if (!Part.KAFKA.answers(port)) {
            throw new BadSetting("Kafka does not answer on port " + port + "; start the stack with ./customers up");
        }
        List<String> arguments = List.of("127.0.0.1:" + port, topic, Long.toString(max), Boolean.toString(follow));
        List<String> command = JavaCommand.withHeap(HEAP_MEGABYTES)
                .options("-Dkafka.log.level=off")
                .mainClass(
                        workspace.serverHome("kafka-broker").resolve("lib") + "/*",
                        "org.customerapi.localstack.kafka.TopicPrinter",
                        arguments);
        return Foreground.run(new ProcessBuilder(command));
    }
}
