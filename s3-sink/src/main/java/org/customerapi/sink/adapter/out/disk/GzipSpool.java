package org.customerapi.sink.adapter.out.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.application.port.out.SpoolException;
import org.customerapi.sink.domain.ObjectName;

/** A folder with one compressed file for each object that grows or waits for being put. */
public final class GzipSpool implements Spool {

    private static final Logger log = LoggerFactory.getLogger(GzipSpool.class);

    private final Supplier<Path> folder;
    private final int level;

    /**
     * @param folder tells, each time anew, a folder that exists and is used by nobody else
     * @param level of compression, 1 to 9
     */
    public GzipSpool(Supplier<Path> folder, int level) {
        this.folder = folder;
        this.level = level;
    }

    @Override
    public Draft begin(ObjectName name) {
        try {
            // Two may gather the same range at once, such as two that archive it again.
            Path file =
                    Files.createTempFile(folder.get(), name.partition() + "-" + name.firstOffset() + "-", ".ndjson.gz");
            return new GzipDraft(name, file, level);
        } catch (IOException | UncheckedIOException refused) {
            throw new SpoolException("cannot keep " + name + " on disk: " + refused, refused);
        }
    }

    @Override
    public boolean holds(Path content) {
        return Files.exists(content);
    }

    @Override
    public void discard(Path content) {
        delete(content);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            log.atWarn().addKeyValue("file", file).setCause(refused).log("A file of the spool could not be deleted");
        }
    }
}
