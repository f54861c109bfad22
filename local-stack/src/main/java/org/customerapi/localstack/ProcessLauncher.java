package org.customerapi.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.customerapi.localstack.process.ChildProcess;
import org.customerapi.localstack.process.Launcher;
import org.customerapi.localstack.process.ServerRun;

/** Runs a server as a process of this machine; all that it leaves lies in its place. */
final class ProcessLauncher implements Launcher {

    private final ManagedServer server;

    ProcessLauncher(ManagedServer server) {
        this.server = server;
    }

    @Override
    public ServerRun start() {
        Place place = server.place();
        place.emptyTemporaryFolder();
        server.prepare();
        ChildProcess started = ChildProcess.start(
                server.command(),
                server.environment(),
                place.data(),
                place.log().path());
        place.runFile().write(started.pid());
        return started;
    }

    @Override
    public byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void discard() {}
}
