package org.customerapi.localstack.importing;

import java.nio.file.Path;
import java.util.Locale;

/** The two formats that the import takes, told apart by a file's name. */
public enum FileFormat {
    CSV("text/csv"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What the file's name says: NDJSON for {@code .ndjson}, {@code .jsonl} and {@code .json}, else CSV. */
    public static FileFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json") ? NDJSON : CSV;
    }

    String mediaType() {
        return mediaType;
    }
}
