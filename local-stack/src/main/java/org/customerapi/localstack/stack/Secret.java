package org.customerapi.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

import org.customerapi.localstack.process.WholeFile;

/** A random text that is made once and kept in a file which only its owner reads. */
record Secret(Path file) {

    private static final int BYTES = 48;

    String value() {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                new WholeFile(file).write(random());
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
