package org.customerapi.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Schemas, samples and the description of the API as they were at one release, from {@code src/test/resources/released}.
 *
 * @param release its number
 * @param schemas by file name
 * @param samples by file name
 * @param openApi the OpenAPI document
 */
record ReleasedContract(String release, Map<String, String> schemas, Map<String, String> samples, String openApi) {

    private static final Path RELEASED = Path.of("src/test/resources/released");

    /** All releases, oldest first. */
    static Stream<ReleasedContract> all() {
        return list(RELEASED)
                .sorted(Comparator.comparingInt(
                        folder -> Integer.parseInt(folder.getFileName().toString())))
                .map(ReleasedContract::read);
    }

    /** What the next release will be. */
    static ReleasedContract newest() {
        return read(Path.of("src/main/resources/org/customerapi/contracts"));
    }

    private static ReleasedContract read(Path folder) {
        return new ReleasedContract(
                folder.getFileName().toString(),
                texts(folder.resolve("schemas")),
                texts(folder.resolve("samples")),
                text(folder.resolve("openapi.yaml")));
    }

    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        list(folder).forEach(file -> texts.put(file.getFileName().toString(), text(file)));
        return texts;
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return "release " + release;
    }
}
