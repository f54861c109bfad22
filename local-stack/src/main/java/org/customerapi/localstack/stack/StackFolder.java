package org.customerapi.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.customerapi.localstack.process.Folders;
import org.customerapi.localstack.process.RunFile;
import org.customerapi.localstack.process.Workspace;

/** The folder of the one stack of a checkout; whoever holds its lock may start, wipe or clean up there. */
public record StackFolder(Path path) {

    /** {@code .local} in the checkout. */
    public static StackFolder of(Workspace workspace) {
        return new StackFolder(Workspace.directory(workspace.root().resolve(".local")));
    }

    /** Takes the lock until the process ends or the lock is closed; empty when another process holds it. */
    public Optional<FileLock> lock() {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The process that runs the stack, once it has said so. */
    public RunFile supervisor() {
        return new RunFile(Workspace.directory(path.resolve("run")).resolve("supervisor.pid"));
    }

    /** The process of a part as it was last started. */
    public RunFile runFile(Part part) {
        return new RunFile(path.resolve("run").resolve(part.partName() + ".pid"));
    }

    /** Ends parts whose supervisor was killed, and names them. */
    public List<String> endLeftovers() {
        List<String> ended = new ArrayList<>();
        for (Part part : Part.values()) {
            if (runFile(part).endLiving()) {
                ended.add(part.partName());
            }
        }
        return ended;
    }

    /** Remembers the ports, for commands that are called without the variables of this one. */
    public void remember(PortPlan ports) {
        Properties properties = new Properties();
        properties.putAll(ports.toEnvironment());
        try (var file = Files.newBufferedWriter(portsFile())) {
            properties.store(file, "The ports of the stack as it was last started");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The ports as last remembered, or the usual ones. */
    public PortPlan rememberedPorts() {
        Properties properties = new Properties();
        if (Files.exists(portsFile())) {
            try (var file = Files.newBufferedReader(portsFile())) {
                properties.load(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        Map<String, String> environment = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> environment.put(name, properties.getProperty(name)));
        return PortPlan.from(environment);
    }

    /** Deletes data, logs and secrets; what is costly to make again stays in the cache. */
    public void wipe() {
        List.of("data", "logs", "run").forEach(name -> Folders.delete(path.resolve(name)));
        try {
            Files.deleteIfExists(path.resolve("jwt-secret"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path portsFile() {
        return Workspace.directory(path.resolve("run")).resolve("ports.properties");
    }
}
