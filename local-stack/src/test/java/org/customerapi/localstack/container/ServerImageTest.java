package org.customerapi.localstack.container;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.customerapi.localstack.process.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

class ServerImageTest {

    @ParameterizedTest
    @EnumSource
    void isTheOneOfTheComposeFileUnderTheSameVariable(ServerImage image) throws IOException {
        assertThat(Files.readString(Workspace.current().root().resolve("docker-compose.yml")))
                .contains("image: ${%s:-%s}".formatted(image.variable(), image.name(Map.of())));
    }

    @Test
    void isAnotherWhereTheVariableNamesOne() {
        assertThat(ServerImage.S3.name(Map.of("S3_IMAGE", "registry.example.org/s3:1")))
                .isEqualTo("registry.example.org/s3:1");
        assertThat(ServerImage.S3.name(Map.of("S3_IMAGE", ""))).startsWith("localstack/localstack:");
    }
}
