package org.customerapi.localstack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of a Java program, run by the same Java as this one.
 *
 * <p>The system property {@code local-stack.jvm} holds more options for all of them, separated by blanks.
 */
public final class JavaCommand {

    private static final String MORE_OPTIONS = "local-stack.jvm";

    private final List<String> words = new ArrayList<>();

    private JavaCommand() {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // One collector thread and no large reserve: a dozen of these share two cores and one laptop's memory.
        words.add("-XX:+UseSerialGC");
        words.add("--enable-native-access=ALL-UNNAMED");
        Stream.of(System.getProperty(MORE_OPTIONS, "").split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(words::add);
    }

    /** A Java program with at most that much heap. */
    public static JavaCommand withHeap(int megabytes) {
        return new JavaCommand().options("-Xmx" + megabytes + "m");
    }

    /** Has the program keep its temporary files in a folder of its own. */
    public JavaCommand temporaryFolder(Path folder) {
        return options("-Djava.io.tmpdir=" + folder);
    }

    /** Starts faster by an archive of parsed classes, which the program itself makes at its first orderly end. */
    public JavaCommand classArchive(Path file) {
        return options(
                "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off", "-Xlog:aot*=off");
    }

    /** Adds options of the virtual machine. */
    public JavaCommand options(String... options) {
        words.addAll(Arrays.asList(options));
        return this;
    }

    /** The words of the command that runs a main class with arguments. */
    public List<String> mainClass(String classPath, String name, List<String> arguments) {
        words.addAll(List.of("-cp", classPath, name));
        words.addAll(arguments);
        return List.copyOf(words);
    }

    /** The words of the command that runs a jar. */
    public List<String> jar(Path jar) {
        return jar(jar, List.of());
    }

    /** The words of the command that runs a jar with arguments. */
    public List<String> jar(Path jar, List<String> arguments) {
        words.addAll(List.of("-jar", jar.toString()));
        words.addAll(arguments);
        return List.copyOf(words);
    }
}
