package org.customerapi.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder that is filled once, whatever number of processes ask for it, and is there whole or not at all. */
public record OnceFolder(Path folder) {

    private static final String UNFINISHED = ".unfinished";

    /** Fills the folder unless that was done before, and returns it; a filler that throws leaves nothing. */
    public Path make(Consumer<Path> filler) {
        if (Files.exists(folder)) {
            return folder;
        }
        Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
        // One monitor for all: file locks are held by a process, and overlap within one is an error.
        synchronized (OnceFolder.class) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (!Files.exists(folder) && held.isValid()) {
                    fill(filler);
                }
                return folder;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /**
     * Deletes what was filled beside this one, as earlier versions of it are, but for what the command of a process names.
     * Whatever is being filled is left alone.
     */
    public void deleteUnusedBeside() {
        List<String> commands = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
        try (Stream<Path> beside = Files.list(folder.resolveSibling(""))) {
            beside.filter(Files::isDirectory)
                    .filter(other -> !other.equals(folder) && !other.toString().endsWith(UNFINISHED))
                    .filter(other -> commands.stream().noneMatch(command -> command.contains(other.toString())))
                    .forEach(Folders::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void fill(Consumer<Path> filler) throws IOException {
        Path unfinished = folder.resolveSibling(folder.getFileName() + UNFINISHED);
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        filler.accept(unfinished);
        Files.move(unfinished, folder);
    }
}
