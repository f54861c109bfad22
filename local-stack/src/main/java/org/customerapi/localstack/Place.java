package org.customerapi.localstack;

import java.nio.file.Path;

import org.customerapi.localstack.process.LogFile;
import org.customerapi.localstack.process.Workspace;

/** Where one server lives: its name, its port on the loopback address, its data and its log. */
public record Place(String name, int port, Path data, LogFile log) {

    /** A place below {@code folder}: {@code data/<name>} and {@code logs/<name>.log}, both made if missing. */
    public static Place below(Path folder, String name, int port) {
        Path data = Workspace.directory(folder.resolve("data").resolve(name));
        Path logs = Workspace.directory(folder.resolve("logs"));
        return new Place(name, port, data, new LogFile(logs.resolve(name + ".log")));
    }
}
