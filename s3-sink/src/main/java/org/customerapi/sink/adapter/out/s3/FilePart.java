package org.customerapi.sink.adapter.out.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;

import org.customerapi.sink.adapter.out.ndjson.Sha256;

/** Some successive bytes of a file, read from the disk each time that they are asked for. */
final class FilePart implements ContentStreamProvider, AutoCloseable {

    private final Path file;
    private final long start;
    private final long length;
    private @Nullable InputStream open;

    FilePart(Path file, long start, long length) {
        this.file = file;
        this.start = start;
        this.length = length;
    }

    long length() {
        return length;
    }

    /** The SHA-256 of the bytes, in Base64 as S3 wants it. */
    String sha256() {
        MessageDigest sha256 = Sha256.begin();
        try (InputStream content = new DigestInputStream(newStream(), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Base64.getEncoder().encodeToString(sha256.digest());
    }

    @Override
    public InputStream newStream() {
        close();
        try {
            FileChannel channel = FileChannel.open(file).position(start);
            InputStream content = new LimitedInputStream(Channels.newInputStream(channel), length);
            open = content;
            return content;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        InputStream opened = open;
        open = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
