package org.customerapi.sink.adapter.out.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A folder of one process below a place that several may share, made when it is first asked for. What a process that
 * died left there is of no use, since its records are not committed, and is deleted by the next one.
 */
public final class SpoolFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);
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
            try (FileChannel _ = last.lock()) {
                delete(last.path());
            }
        }
    }

    private Held make() throws IOException {
        Files.createDirectories(place);
        deleteAbandoned(place);
        @Nullable Held made = null;
        while (made == null) {
            made = hold(Files.createTempDirectory(place, PREFIX));
        }
        return made;
    }

    /** Nothing where another process took the folder for an abandoned one before it was locked. */
    private static @Nullable Held hold(Path path) throws IOException {
        try {
            FileChannel channel = open(path);
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null && Files.isDirectory(path)) {
                return new Held(path, channel);
            }
            channel.close();
        } catch (NoSuchFileException | OverlappingFileLockException takenForAbandoned) {
            LOG.debug("{} is made anew", path, takenForAbandoned);
        }
        return null;
    }

    private static void deleteAbandoned(Path place) throws IOException {
        for (Path folder : foldersIn(place)) {
            deleteIfAbandoned(folder);
        }
    }

    /** Holds its lock meanwhile, so that whoever has just made it sees that it goes. */
    private static void deleteIfAbandoned(Path folder) throws IOException {
        try (FileChannel channel = open(folder)) {
            @Nullable FileLock free = channel.tryLock();
            if (free != null) {
                delete(folder);
            }
        } catch (OverlappingFileLockException
                | AccessDeniedException
                | NoSuchFileException usedByThisProcessOrAnotherUserOrGone) {
            LOG.debug("{} is left as it is", folder, usedByThisProcessOrAnotherUserOrGone);
        }
    }

    private static void delete(Path folder) throws IOException {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (NoSuchFileException | DirectoryNotEmptyException deletedByAnotherToo) {
            LOG.debug("{} is deleted by another process, too", folder, deletedByAnotherToo);
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
