package org.customerapi.sink.adapter.out.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A folder of one process below a place that several may share, made when it is first asked for. What a process that
 * died left there is of no use, since its records are not committed, and is deleted by the next one.
 */
public final class SpoolFolder implements AutoCloseable {

    private static final String PREFIX = "s3-sink-";
    private static final String LOCK = ".lock";

    private final Path place;
    private @Nullable Held held;

    private record Held(Path path, FileChannel lock) {}

    private SpoolFolder(Path place) {
        this.place = place;
    }

    /** One below that place, of which nothing is on disk yet. */
    public static SpoolFolder below(Path place) {
        return new SpoolFolder(place);
    }

    /**
     * Where it is. Makes it where it is not, after deleting those of processes that are gone.
     *
     * @throws UncheckedIOException when the place cannot be written
     */
    public synchronized Path path() {
        Held now = held;
        try {
            if (now == null || !Files.isDirectory(now.path())) {
                close();
                now = make();
                held = now;
            }
            return now.path();
        } catch (IOException refused) {
            throw new UncheckedIOException("ARCHIVE_SPOOL_DIR: cannot write " + place, refused);
        }
    }

    /** Deletes it with all that is in it. */
    @Override
    public synchronized void close() throws IOException {
        Held last = held;
        held = null;
        if (last != null) {
            last.lock().close();
            FileSystemUtils.deleteRecursively(last.path());
        }
    }

    private Held make() throws IOException {
        Files.createDirectories(place);
        deleteAbandoned(place);
        Path path = Files.createTempDirectory(place, PREFIX);
        FileChannel lock = open(path);
        lock.lock();
        return new Held(path, lock);
    }

    private static void deleteAbandoned(Path place) throws IOException {
        for (Path folder : foldersIn(place)) {
            if (isAbandoned(folder)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        try (FileChannel channel = open(folder)) {
            @Nullable FileLock free = channel.tryLock();
            return free != null;
        } catch (OverlappingFileLockException | AccessDeniedException usedByThisProcessOrAnotherUser) {
            return false;
        }
    }

    private static List<Path> foldersIn(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
