package org.customerapi.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.customerapi.localstack.process.Folders;
import org.customerapi.localstack.process.Workspace;

/** Folders below {@code target/servers}, named after the process that made them. */
final class TemporaryFolders {

    private static final AtomicInteger LAST = new AtomicInteger();

    private TemporaryFolders() {}

    /** A new empty folder; those of processes that are gone are deleted first. */
    static Path create() {
        Path all = Workspace.directory(Path.of("target", "servers").toAbsolutePath());
        deleteAbandoned(all);
        return Workspace.directory(all.resolve(ProcessHandle.current().pid() + "-" + LAST.incrementAndGet()));
    }

    private static void deleteAbandoned(Path all) {
        try (Stream<Path> folders = Files.list(all)) {
            folders.filter(folder -> !hasOwner(folder)).forEach(Folders::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean hasOwner(Path folder) {
        String pid = folder.getFileName().toString().replaceFirst("-.*", "");
        return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }
}
