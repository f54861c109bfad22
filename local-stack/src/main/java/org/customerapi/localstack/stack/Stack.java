package org.customerapi.localstack.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.customerapi.localstack.ElasticsearchServer;
import org.customerapi.localstack.KafkaServer;
import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.Place;
import org.customerapi.localstack.S3Server;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.process.Parallel;
import org.customerapi.localstack.process.Ports;
import org.customerapi.localstack.process.Workspace;

/** Four servers and four services on one machine, tied together; every part can also be handled on its own. */
public final class Stack implements AutoCloseable {

    private static final String BUCKET = "customer-events";

    private final PortPlan ports;
    private final Workspace workspace;
    private final Path folder;
    private final Map<String, String> common;
    private final List<ManagedServer> others = new CopyOnWriteArrayList<>();
    private final Map<Part, ManagedServer> parts = new EnumMap<>(Part.class);

    /**
     * Plans a stack; nothing is started yet.
     *
     * @param folder where data, logs and process ids go; what is there from an earlier stack is found again
     * @param overrides environment variables for single services, which win over those of the stack
     */
    public Stack(Workspace workspace, Path folder, PortPlan ports, Map<Part, Map<String, String>> overrides) {
        this.ports = ports;
        this.workspace = workspace;
        this.folder = folder;
        for (Server server : Server.values()) {
            Part part = Part.valueOf(server.name());
            parts.put(part, server.at(workspace, place(folder, part)));
        }
        common = new ServiceSettings(ports, mysql(), kafka(), elasticsearch(), s3())
                .with(new Secret(folder.resolve("jwt-secret")).value(), BUCKET);
        for (Part part : Part.services()) {
            Map<String, String> settings = new HashMap<>(common);
            settings.putAll(overrides.getOrDefault(part, Map.of()));
            parts.put(part, new Service(workspace, part, place(folder, part), settings));
        }
    }

    /** Starts every part as soon as those that it needs answer; returns when all do. */
    public void start(Consumer<Part> onAnswer) {
        Map<Part, CompletableFuture<?>> answers = new EnumMap<>(Part.class);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Part part : Part.values()) {
                CompletableFuture<?>[] needed =
                        part.needs().stream().map(answers::get).toArray(CompletableFuture<?>[]::new);
                Runnable start = () -> {
                    start(part);
                    onAnswer.accept(part);
                };
                answers.put(part, CompletableFuture.allOf(needed).thenRunAsync(start, threads));
            }
            CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    /** The environment variables that tie a service to the servers of this stack. */
    public Map<String, String> environment() {
        return Map.copyOf(common);
    }

    /**
     * One more instance of a service, on a port of its own; it is not started yet, and ends with the stack.
     *
     * @param overrides environment variables, which win over those of the stack
     */
    public ManagedServer another(Part service, Map<String, String> overrides) {
        int port = Ports.free();
        Map<String, String> settings = new HashMap<>(common);
        settings.put(service.portVariable(), Integer.toString(port));
        settings.putAll(overrides);
        Place place = Place.below(folder, service.partName() + "-" + port, port);
        ManagedServer instance = new Service(workspace, service, place, settings);
        others.add(instance);
        return instance;
    }

    /** Stops every part for good, the services before the servers. */
    @Override
    public void close() {
        Parallel.forEach(others, ManagedServer::retire);
        retire(List.of(Part.GATEWAY));
        retire(List.of(Part.WRITE_SERVICE, Part.READ_SERVICE, Part.S3_SINK));
        retire(Part.servers());
    }

    public ManagedServer part(Part part) {
        ManagedServer found = parts.get(part);
        if (found == null) {
            throw new IllegalStateException("The stack has no " + part);
        }
        return found;
    }

    /** Where clients send their requests. */
    public URI gateway() {
        return Part.GATEWAY.address(ports.of(Part.GATEWAY));
    }

    public MySqlServer mysql() {
        return (MySqlServer) part(Part.MYSQL);
    }

    public KafkaServer kafka() {
        return (KafkaServer) part(Part.KAFKA);
    }

    public ElasticsearchServer elasticsearch() {
        return (ElasticsearchServer) part(Part.ELASTICSEARCH);
    }

    public S3Server s3() {
        return (S3Server) part(Part.S3);
    }

    /** The bucket of the archive. */
    public String bucket() {
        return BUCKET;
    }

    private void start(Part part) {
        part(part).start();
        if (part == Part.S3) {
            s3().createBucket(BUCKET);
        }
    }

    private void retire(List<Part> some) {
        List<ManagedServer> servers = new ArrayList<>();
        some.forEach(part -> servers.add(part(part)));
        Parallel.forEach(servers, ManagedServer::retire);
    }

    private Place place(Path folder, Part part) {
        return Place.below(folder, part.partName(), ports.of(part));
    }
}
