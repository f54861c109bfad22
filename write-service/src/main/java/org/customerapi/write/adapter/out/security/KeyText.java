package org.customerapi.write.adapter.out.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The text of a setting that holds keys, or names the file that does. */
final class KeyText {

    private KeyText() {}

    /** @throws org.customerapi.write.config.InvalidSettings when it names a file that cannot be read */
    static String of(String setting) {
        String text = setting.strip();
        if (text.startsWith("{") || text.startsWith("-----BEGIN")) {
            return text;
        }
        try {
            return Files.readString(Path.of(text)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw SigningKeys.refused("names a file that cannot be read");
        }
    }
}
