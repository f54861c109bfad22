package org.customerapi.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A small file that holds all of one text or all of another, whatever cuts the writing off. */
public record WholeFile(Path path) {

    /** Replaces what is there by a file that only its owner reads. */
    public void write(String text) {
        try {
            // As temporary files are, it is made for its owner only.
            Path unfinished =
                    Files.createTempFile(path.toAbsolutePath().getParent(), path.getFileName() + ".", ".unfinished");
            Files.writeString(unfinished, text);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
