package org.customerapi.sink.adapter.out.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import org.customerapi.sink.adapter.out.ndjson.LineWriter;
import org.customerapi.sink.adapter.out.ndjson.Sha256;
import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.SpoolException;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;

/** A growing object as a file of compressed lines. */
final class GzipDraft implements Draft {

    private static final Logger log = LoggerFactory.getLogger(GzipDraft.class);

    private final ObjectName name;
    private final Path file;
    private final CountingOutputStream counted;
    private final MessageDigest sha256;
    private final LineWriter lines;
    private long records;
    private long lastOffset;

    GzipDraft(ObjectName name, Path file, int level) throws IOException {
        this(name, file, Files.newOutputStream(file), level);
    }

    /** @param out leads to the file, and is closed here */
    GzipDraft(ObjectName name, Path file, OutputStream out, int level) throws IOException {
        this.name = name;
        this.file = file;
        this.sha256 = Sha256.begin();
        this.counted = new CountingOutputStream(new DigestOutputStream(new BufferedOutputStream(out), sha256));
        this.lines = new LineWriter(new LeveledGzip(counted, level));
    }

    @Override
    public ObjectName name() {
        return name;
    }

    @Override
    public void append(LogRecord record) {
        try {
            lines.write(record);
        } catch (JacksonException refused) {
            throw failed(refused);
        }
        records++;
        lastOffset = record.offset();
    }

    @Override
    public long records() {
        return records;
    }

    @Override
    public long bytes() {
        return counted.count();
    }

    @Override
    public SealedObject seal() {
        try {
            lines.end();
        } catch (JacksonException refused) {
            throw failed(refused);
        }
        ArchivedObject description = new ArchivedObject(
                name,
                new OffsetRange(name.firstOffset(), lastOffset + 1),
                records,
                counted.count(),
                Sha256.hexadecimal(sha256));
        return new SealedObject(description, file);
    }

    @Override
    public void discard() {
        try (counted) {
            lines.end();
        } catch (JacksonException | IOException alreadyUseless) {
            log.debug("A draft that is thrown away could not be ended", alreadyUseless);
        } finally {
            GzipSpool.delete(file);
        }
    }

    private SpoolException failed(JacksonException refused) {
        return new SpoolException("cannot write " + file + ": " + refused.getOriginalMessage(), refused);
    }
}
