package org.customerapi.localstack.importing;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file's lines once, and copies some of them byte by byte; a line may have any length. */
final class LineCopy implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private long line = 1;
    private long position;

    LineCopy(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    /** Copies the lines {@code first} to {@code last}, counted from 1; those before {@code first} are passed over. */
    void copy(long first, long last, OutputStream to) throws IOException {
        read(first - 1, OutputStream.nullOutputStream());
        read(last, to);
    }

    /** Bytes of the file that lie behind. */
    long position() {
        return position;
    }

    private void read(long last, OutputStream to) throws IOException {
        int letter = '\n';
        while (line <= last && (letter = in.read()) >= 0) {
            to.write(letter);
            position++;
            if (letter == '\n') {
                line++;
            }
        }
        if (letter < 0) {
            // The last line of the file need not end with one.
            to.write('\n');
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
