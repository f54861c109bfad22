package org.customerapi.localstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTest {

    private final Path file;

    SecretTest(@TempDir Path folder) {
        file = folder.resolve("secret");
    }

    @Test
    void isMadeOnceAndReadByItsOwnerOnly() throws IOException {
        String made = new Secret(file).value();

        assertThat(new Secret(file).value()).isEqualTo(made).hasSizeGreaterThanOrEqualTo(64);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isNotTheEmptyTextOfAFileWhoseWritingWasCutOff() throws IOException {
        Files.createFile(file);

        assertThat(new Secret(file).value()).isNotEmpty();
    }
}
