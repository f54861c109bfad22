package org.customerapi.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The log of one part: appended to by the part, and kept bounded by moving its content to {@code <name>.1}. */
public record LogFile(Path path) {

    private static final long LIMIT_BYTES = 20L * 1024 * 1024;
    private static final int TAIL_BYTES = 64 * 1024;

    /** The last lines, at most {@code count}; empty when there is no log yet. */
    public List<String> tail(int count) {
        try {
            if (!Files.exists(path)) {
                return List.of();
            }
            List<String> lines = end().lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Adds what a part said that cannot write the log itself. */
    public void append(byte[] said) {
        try {
            Files.write(path, said, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Empties a log that has grown past its limit, keeping what was in it as the previous one. */
    public void bound() {
        try {
            if (Files.exists(path) && Files.size(path) > LIMIT_BYTES) {
                Path previous = path.resolveSibling(path.getFileName() + ".1");
                Files.copy(path, previous, StandardCopyOption.REPLACE_EXISTING);
                Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String end() throws IOException {
        try (var file = Files.newByteChannel(path)) {
            file.position(Math.max(0, file.size() - TAIL_BYTES));
            return new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
