package org.customerapi.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in a checkout of this project. */
public record Workspace(Path root) {

    /** The checkout that the current folder lies in. */
    public static Workspace current() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("customers")) && Files.exists(folder.resolve("pom.xml"))) {
                return new Workspace(folder);
            }
        }
        throw new MissingPrerequisite("No checkout of Customer API at or above " + start);
    }

    /** The unpacked server of one of the modules below local-stack, free of links; it is there once that module is packaged. */
    public Path serverHome(String module) {
        return real(built(root.resolve("local-stack").resolve(module).resolve("target/home")));
    }

    /** The runnable jar of one of the services. */
    public Path serviceJar(String service) {
        return built(root.resolve(service).resolve("target").resolve(service + ".jar"));
    }

    /** The folder with MySQL's archives, one a platform. */
    public Path mysqlArchives() {
        return built(root.resolve("local-stack/target/mysql"));
    }

    /**
     * Where a Java program keeps its archive of parsed classes: nowhere that it was kept before the checkout was moved. Classes
     * from an archive take themselves to lie where they were parsed, and Elasticsearch then does not know its own version.
     */
    public Path classArchive(String program) {
        Path folder = real(directory(cache().resolve("classes")));
        OnceFolder place = new OnceFolder(
                folder.resolve(Integer.toHexString(folder.toString().hashCode())));
        return place.make(_ -> place.deleteUnusedBeside()).resolve(program + ".jsa");
    }

    /** A folder for what is costly to make and can be made again at any time. */
    public Path cache() {
        return directory(root.resolve(".local/cache"));
    }

    /** Makes a folder with its parents, unless it is there. */
    public static Path directory(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path built(Path path) {
        if (Files.exists(path)) {
            return path;
        }
        throw new MissingPrerequisite(path + " is missing: build it with mvn package -DskipTests");
    }
}
