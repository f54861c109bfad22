package org.customerapi.localstack.importing;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Keeps rejected rows, byte by byte as they were and below the header they had, in a file that can be mended and sent
 * again; and why they were rejected in a text beside it. Both are made at the first rejected row.
 */
final class RejectedRows implements Closeable {

    private final Path source;
    private final Path rows;
    private final LineCopy lines;
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private @Nullable Output output;
    private long headerLines = -1;

    /** @param rows where they go; must not exist */
    RejectedRows(Path source, Path rows) throws IOException {
        this.source = source;
        this.rows = rows;
        this.lines = new LineCopy(source);
    }

    /** A name beside the source that no file has yet: {@code x-rejected.csv}, {@code x-rejected-2.csv} and so on. */
    static Path besides(Path source) {
        String name = String.valueOf(source.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name).replaceAll("-rejected(-\\d+)?$", "");
        String ending = dot > 0 ? name.substring(dot) : "";
        Path candidate = source.resolveSibling(stem + "-rejected" + ending);
        for (int number = 2; Files.exists(candidate) || Files.exists(reasonsOf(candidate)); number++) {
            candidate = source.resolveSibling(stem + "-rejected-" + number + ending);
        }
        return candidate;
    }

    /** The text that says why. */
    static Path reasonsOf(Path rows) {
        return rows.resolveSibling(rows.getFileName() + ".why.txt");
    }

    /** To be told of every row that was taken, in order with {@link #keep}. */
    void passBy(long line, long lastLine) throws IOException {
        keepHeaderBefore(line);
        lines.copy(line, lastLine, OutputStream.nullOutputStream());
    }

    /** Keeps a rejected row. */
    void keep(ImportLine.Rejected row) throws IOException {
        keepHeaderBefore(row.line());
        if (output == null) {
            output = new Output(rows, header.toByteArray(), headerLines);
        }
        output.add(row);
    }

    /** The file that they go to. */
    Path rows() {
        return rows;
    }

    /** Bytes of the source up to the last row told of. */
    long position() {
        return lines.position();
    }

    private void keepHeaderBefore(long firstRow) throws IOException {
        if (headerLines < 0) {
            headerLines = firstRow - 1;
            lines.copy(1, headerLines, header);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        if (output != null) {
            output.close();
        }
    }

    private final class Output implements Closeable {

        private final OutputStream kept;
        private final BufferedWriter reasons;
        private long written;

        Output(Path rows, byte[] header, long headerLines) throws IOException {
            this.kept = new BufferedOutputStream(Files.newOutputStream(rows, StandardOpenOption.CREATE_NEW));
            this.reasons = Files.newBufferedWriter(reasonsOf(rows), StandardCharsets.UTF_8);
            this.written = headerLines;
            kept.write(header);
        }

        void add(ImportLine.Rejected row) throws IOException {
            lines.copy(row.line(), row.lastLine(), kept);
            reasons.write("line %d (line %d of %s): %s\n"
                    .formatted(written + 1, row.line(), source.getFileName(), row.reason()));
            written += row.lastLine() - row.line() + 1;
        }

        @Override
        public void close() throws IOException {
            try (reasons) {
                kept.close();
            }
        }
    }
}
