package org.customerapi.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** A folder that is filled once, whatever number of processes ask for it, and is there whole or not at all. */
public record OnceFolder(Path folder) {

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

    private void fill(Consumer<Path> filler) throws IOException {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        filler.accept(unfinished);
        Files.move(unfinished, folder);
    }
}
