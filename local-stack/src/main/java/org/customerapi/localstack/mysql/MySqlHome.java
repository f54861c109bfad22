package org.customerapi.localstack.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.customerapi.localstack.process.MissingPrerequisite;
import org.customerapi.localstack.process.OnceFolder;
import org.customerapi.localstack.process.Shell;
import org.customerapi.localstack.process.Workspace;

/** An unpacked MySQL of which it is known that it runs on this machine. */
public record MySqlHome(Path folder, Path libraries) {

    private static final String PLATFORM = "Linux-amd64";

    /** Unpacks MySQL into the cache and fetches missing libraries, both only the first time. */
    public static MySqlHome of(Workspace workspace) {
        refuseOtherPlatforms();
        return of(
                workspace.mysqlArchives().resolve("mysql-" + PLATFORM + ".tar.gz"),
                workspace.cache(),
                DebianLibraries::fetch);
    }

    static MySqlHome of(Path archive, Path cache, Consumer<Path> libraryFetcher) {
        OnceFolder unpacked = version(cache, "mysql-servers", Long.toString(sizeOf(archive)));
        Path folder = unpacked.make(into -> {
            unpacked.deleteUnusedBeside();
            unpack(archive, into);
        });
        MySqlHome home = new MySqlHome(folder, cache.resolve("mysql-libraries"));
        if (!home.runs().succeeded()) {
            home.fetchLibraries(libraryFetcher);
        }
        return home;
    }

    public Path program() {
        return folder.resolve("bin/mysqld");
    }

    /** What the program's environment needs so that it finds its libraries. */
    public Map<String, String> environment() {
        return Map.of("LD_LIBRARY_PATH", libraries + ":" + folder.resolve("lib"));
    }

    /** A fresh data folder without a password for root, made once and then only copied. */
    public Path freshData(Path cache) {
        OnceFolder fresh = version(cache, "mysql-fresh", folder.getFileName().toString());
        return fresh.make(into -> {
            fresh.deleteUnusedBeside();
            initialize(into);
        });
    }

    /** All archives have the same name, and no two versions of them the same size. */
    private static OnceFolder version(Path cache, String what, String size) {
        return new OnceFolder(Workspace.directory(cache.resolve(what)).resolve(size));
    }

    private static long sizeOf(Path archive) {
        try {
            return Files.size(archive);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Options that every run of the program has. */
    public List<String> options(Path data) {
        return List.of(
                program().toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + folder,
                "--lc-messages-dir=" + folder.resolve("share"),
                "--datadir=" + data);
    }

    private void initialize(Path data) {
        List<String> command = new ArrayList<>(options(data));
        command.add("--initialize-insecure");
        Shell.Outcome outcome = Shell.run(command, environment());
        if (!outcome.succeeded()) {
            throw new IllegalStateException("MySQL could not make its data folder:\n" + outcome.output());
        }
    }

    private Shell.Outcome runs() {
        return Shell.run(List.of(program().toString(), "--no-defaults", "--version"), environment());
    }

    private void fetchLibraries(Consumer<Path> fetcher) {
        try {
            new OnceFolder(libraries).make(fetcher);
        } catch (MissingPrerequisite failure) {
            throw doesNotRun(String.valueOf(failure.getMessage()));
        }
        Shell.Outcome outcome = runs();
        if (!outcome.succeeded()) {
            throw doesNotRun(outcome.output());
        }
    }

    private static MissingPrerequisite doesNotRun(String reason) {
        return new MissingPrerequisite("""
                MySQL does not run here; it needs libaio.so.1 and libnuma.so.1. Install them once, as root:
                  Debian, Ubuntu: apt-get install libaio1 libnuma1   (newer ones: libaio1t64 libnuma1)
                  Fedora, RHEL:   dnf install libaio numactl-libs
                They could not be had otherwise: %s""".formatted(reason.strip()));
    }

    private static void refuseOtherPlatforms() {
        String platform = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
        if (!platform.equals(PLATFORM)) {
            throw new MissingPrerequisite("The MySQL of the local stack is built for " + PLATFORM + "; this machine is "
                    + platform + ". Use docker compose up instead.");
        }
    }

    private static void unpack(Path archive, Path into) {
        Shell.Outcome outcome = Shell.run(List.of("tar", "-xzf", archive.toString(), "-C", into.toString()), Map.of());
        if (!outcome.succeeded()) {
            throw new IllegalStateException("Could not unpack " + archive + ": " + outcome.output());
        }
    }
}
