package org.customerapi.localstack.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.localstack.process.MissingPrerequisite;
import org.customerapi.localstack.process.Shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With a stand-in for MySQL that, like the real one, does not run without libaio.so.1. */
class MySqlHomeTest {

    private static final String PROGRAM = """
            #!/bin/sh
            for folder in $(echo "$LD_LIBRARY_PATH" | tr : ' '); do
              [ -e "$folder/libaio.so.1" ] && exit 0
            done
            echo "error while loading shared libraries: libaio.so.1"
            exit 127
            """;

    private final Path cache;
    private final Path archive;
    private final AtomicInteger fetches = new AtomicInteger();

    MySqlHomeTest(@TempDir Path folder) throws IOException {
        cache = Files.createDirectory(folder.resolve("cache"));
        archive = folder.resolve("mysql.tar.gz");
        pack("");
    }

    @Test
    void fetchesMissingLibrariesOnce() {
        MySqlHome.of(archive, cache, this::fetch);
        MySqlHome home = MySqlHome.of(archive, cache, this::fetch);

        assertThat(fetches).hasValue(1);
        assertThat(home.environment().get("LD_LIBRARY_PATH"))
                .contains(home.libraries().toString());
    }

    @Test
    void namesThePackagesWhenTheLibrariesCannotBeFetched() {
        assertThatThrownBy(() -> MySqlHome.of(archive, cache, into -> {
                    throw new MissingPrerequisite("no network");
                }))
                .hasMessageContainingAll("libaio1", "libnuma1", "numactl-libs", "no network");
    }

    @Test
    void triesAgainAfterAFailedFetch() {
        assertThatThrownBy(() -> MySqlHome.of(archive, cache, into -> {
                    throw new MissingPrerequisite("no network");
                }))
                .hasMessageContaining("no network");

        MySqlHome.of(archive, cache, this::fetch);

        assertThat(fetches).hasValue(1);
    }

    @Test
    void unpacksAnotherVersionAnewAndForgetsTheOneBefore() throws IOException {
        MySqlHome before = MySqlHome.of(archive, cache, this::fetch);
        pack("echo another version; ");

        MySqlHome after = MySqlHome.of(archive, cache, this::fetch);

        assertThat(Files.readString(after.program())).contains("another version");
        assertThat(before.folder()).doesNotExist();
    }

    private void pack(String first) throws IOException {
        Path folder = archive.resolveSibling("");
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("mysqld");
        Files.writeString(program, PROGRAM.replace("#!/bin/sh\n", "#!/bin/sh\n" + first));
        Shell.Outcome packed = Shell.run("chmod +x %s && tar -czf %s -C %s bin".formatted(program, archive, folder));
        assertThat(packed.succeeded()).as(packed.output()).isTrue();
    }

    private void fetch(Path into) {
        try {
            fetches.incrementAndGet();
            Files.createFile(into.resolve("libaio.so.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
