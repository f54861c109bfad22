package org.customerapi.localstack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.customerapi.localstack.process.ChildProcess;
import org.customerapi.localstack.process.Shell;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.PortPlan;

/** A folder that looks like a checkout: real servers, fake services, free ports, data of its own. */
final class Checkout {

    private final Path root;
    private final PortPlan ports = PortPlan.free();

    Checkout(Path root) throws IOException {
        this.root = root;
        Files.createFile(root.resolve("customers"));
        Files.createFile(root.resolve("pom.xml"));
        Files.createSymbolicLink(
                root.resolve("local-stack"), Workspace.current().root().resolve("local-stack"));
        Files.createDirectory(root.resolve(".local"));
        Files.createSymbolicLink(
                root.resolve(".local/cache"), Workspace.current().cache());
        for (Part service : Part.services()) {
            writeFakeService(service.partName());
        }
    }

    PortPlan ports() {
        return ports;
    }

    Path file(String path) {
        return root.resolve(path);
    }

    /** Runs a command to its end. */
    Shell.Outcome run(String... arguments) {
        return run(Map.of(), arguments);
    }

    Shell.Outcome run(Map<String, String> overrides, String... arguments) {
        List<String> inFolder = List.of("sh", "-c", "cd \"$0\" && exec \"$@\" </dev/null", root.toString());
        Map<String, String> environment = new HashMap<>(ports.toEnvironment());
        environment.putAll(overrides);
        return Shell.run(join(inFolder, command(arguments)), environment);
    }

    /** Starts {@code up}, which goes on until it is stopped; its words go to the file {@code up.log}. */
    ChildProcess up() {
        // What a shell starts in the background ignores Ctrl-C; a terminal's up does not.
        List<String> foreground = join(List.of("env", "--default-signal=INT"), command("up"));
        return ChildProcess.start(foreground, ports.toEnvironment(), root, root.resolve("up.log"));
    }

    private static List<String> command(String... arguments) {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CustomersCommand.class.getName());
        return join(java, List.of(arguments));
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void writeFakeService(String name) throws IOException {
        Path target = Files.createDirectories(root.resolve(name).resolve("target"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(target.resolve(name + ".jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream code = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            Objects.requireNonNull(code).transferTo(jar);
        }
    }
}
