package org.customerapi.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.customerapi.localstack.container.Containers;
import org.customerapi.localstack.process.JavaCommand;
import org.customerapi.localstack.process.Launcher;
import org.customerapi.localstack.process.Ports;
import org.customerapi.localstack.process.Probe;
import org.customerapi.localstack.process.Workspace;

/** One Kafka broker that is its own controller; it makes no topic by itself. */
public final class KafkaServer extends ManagedServer {

    private static final String CLUSTER_ID = "Y3VzdG9tZXItYXBpLWxvYw";
    private static final int HEAP_MEGABYTES = 512;

    /** What is the same wherever the broker runs. One that was killed may register again once its last session is over. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "1000"),
            Map.entry("broker.session.timeout.ms", "3500"),
            Map.entry("broker.heartbeat.interval.ms", "500"));

    private final Workspace workspace;
    private final Path home;

    KafkaServer(Workspace workspace, Place place) {
        super(place);
        this.workspace = workspace;
        home = workspace.serverHome("kafka-broker");
    }

    /** The address that clients are given first. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    @Override
    protected Launcher container() {
        return Containers.kafka(port(), log(), SETTINGS);
    }

    @Override
    protected void prepare() {
        try {
            Files.writeString(settings(), properties(Ports.free()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected List<String> command() {
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .temporaryFolder(place().temporaryFolder())
                .classArchive(workspace.classArchive(place().name()))
                .mainClass(
                        home.resolve("lib") + "/*",
                        "org.customerapi.localstack.kafka.KafkaBroker",
                        List.of(CLUSTER_ID, settings().toString()));
    }

    @Override
    protected boolean isWarm() {
        return Files.exists(workspace.classArchive(place().name()));
    }

    @Override
    protected boolean answers() {
        return Probe.kafka(port());
    }

    private Path settings() {
        return place().data().resolve("server.properties");
    }

    private String properties(int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%1$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
                log.dirs=%3$s
                %4$s
                """.formatted(controllerPort, port(), place().data().resolve("logs"), lines(SETTINGS));
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n"));
    }
}
