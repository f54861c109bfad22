package org.customerapi.localstack.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

import org.customerapi.localstack.process.OnceFolder;
import org.customerapi.localstack.process.Shell;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A Spring Boot jar laid out as a plain jar with its libraries beside it, which starts faster. */
record UnpackedJar(Path jar) {

    /**
     * The plain jar (which may be this one already), in a folder below {@code cache} that is made anew whenever the jar has
     * changed or the cache was moved.
     */
    Path in(Path cache) {
        try (JarFile contents = new JarFile(jar.toFile())) {
            if (contents.getEntry("BOOT-INF/") == null) {
                return jar;
            }
            String name = jar.getFileName().toString().replace(".jar", "");
            Path folder = Files.createDirectories(cache.resolve("services").resolve(name));
            OnceFolder current = new OnceFolder(folder.resolve(fingerprint(folder.toRealPath())));
            return current.make(into -> {
                        current.deleteUnusedBeside();
                        unpack(into);
                    })
                    .resolve(jar.getFileName());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Of the content, because reproducible builds give every jar the same time; and of the place, because what is kept beside
     * the plain jar (see {@code Workspace.classArchive}) holds for it alone.
     */
    private String fingerprint(Path place) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(place.toString().getBytes(UTF_8));
        try (CheckedInputStream content = new CheckedInputStream(Files.newInputStream(jar), checksum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(checksum.getValue()) + "-" + Files.size(jar);
    }

    private void unpack(Path into) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                into.toString());
        Shell.Outcome outcome = Shell.run(command, Map.of());
        if (!outcome.succeeded()) {
            throw new IllegalStateException("Could not unpack " + jar + ": " + outcome.output());
        }
    }
}
