package org.customerapi.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WorkspaceTest {

    private final Path folder;

    WorkspaceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsNoArchiveOfClassesThatWasMadeWhereTheCheckoutLayBefore() throws IOException {
        Path before = checkout("before");
        Path made = Files.createFile(new Workspace(before).classArchive("server"));
        Path after = Files.move(before, folder.resolve("after"));

        Path archive = new Workspace(after).classArchive("server");

        assertThat(archive).doesNotExist();
        assertThat(after.resolve(before.relativize(made))).doesNotExist();
        assertThat(Files.createFile(archive)).isEqualTo(new Workspace(after).classArchive("server"));
    }

    @Test
    void seesThroughLinks() throws IOException {
        Path checkout = checkout("real");
        Files.createDirectories(checkout.resolve("local-stack/server/target/home"));
        Workspace linked = new Workspace(Files.createSymbolicLink(folder.resolve("link"), checkout));

        assertThat(linked.serverHome("server")).isEqualTo(new Workspace(checkout).serverHome("server"));
        assertThat(linked.classArchive("server")).isEqualTo(new Workspace(checkout).classArchive("server"));
    }

    private Path checkout(String name) throws IOException {
        return Files.createDirectory(folder.toRealPath().resolve(name));
    }
}
