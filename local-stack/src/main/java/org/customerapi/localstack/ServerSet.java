package org.customerapi.localstack;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.customerapi.localstack.process.Folders;
import org.customerapi.localstack.process.Parallel;
import org.customerapi.localstack.process.Ports;
import org.customerapi.localstack.process.Workspace;

/** Servers with data in one temporary folder, which is gone when they are closed or when the JVM ends. */
final class ServerSet implements AutoCloseable {

    private final Path folder = TemporaryFolders.create();
    private final Map<Server, ManagedServer> servers = new EnumMap<>(Server.class);

    ServerSet() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end servers"));
    }

    /** The named servers, each of which answers now. */
    synchronized Map<Server, ManagedServer> started(Collection<Server> names) {
        List<ManagedServer> wanted = names.stream()
                .map(name -> servers.computeIfAbsent(name, this::make))
                .toList();
        Parallel.forEach(wanted, ManagedServer::start);
        EnumMap<Server, ManagedServer> named = new EnumMap<>(servers);
        named.keySet().retainAll(names);
        return named;
    }

    @Override
    public void close() {
        Parallel.forEach(List.copyOf(servers.values()), ServerSet::end);
        Folders.delete(folder);
    }

    /** At once, unless an orderly end leaves something that makes later starts faster. */
    private static void end(ManagedServer server) {
        if (server.isWarm()) {
            server.kill();
        }
        server.retire();
    }

    private ManagedServer make(Server server) {
        return server.at(Workspace.current(), Place.below(folder, server.partName(), Ports.free()));
    }
}
