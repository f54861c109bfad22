package org.customerapi.localstack;

import java.nio.file.Path;

import org.customerapi.localstack.process.Folders;
import org.customerapi.localstack.process.LogFile;
import org.customerapi.localstack.process.RunFile;
import org.customerapi.localstack.process.Workspace;

/** Where one server lives: its name, its port on the loopback address, its data, its log, its process id. */
public record Place(String name, int port, Path data, LogFile log, RunFile runFile) {

    /** For what the server need not find again after its end. */
    public Path temporaryFolder() {
        return data.resolve("tmp");
    }

    void emptyTemporaryFolder() {
        Folders.delete(temporaryFolder());
        Workspace.directory(temporaryFolder());
    }

    /** A place below {@code folder}: {@code data/<name>}, {@code logs/<name>.log} and {@code run/<name>.pid}. */
    public static Place below(Path folder, String name, int port) {
        Path data = Workspace.directory(folder.resolve("data").resolve(name));
        Path logs = Workspace.directory(folder.resolve("logs"));
        Path run = Workspace.directory(folder.resolve("run"));
        return new Place(
                name, port, data, new LogFile(logs.resolve(name + ".log")), new RunFile(run.resolve(name + ".pid")));
    }
}
