package org.customerapi.contracts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients of every release can go on: nothing that they use is taken away or narrowed. */
class OpenApiGrowthTest {

    private static final String NEWEST = EventSchemas.read(OpenApi.RESOURCE);

    /** A header that is promised from now on takes nothing from anyone. */
    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.header.required.increased", "false")
            .build();

    static Stream<ReleasedContract> releases() {
        return ReleasedContract.all();
    }

    @Test
    void knowsARelease() {
        assertThat(releases()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void breaksNoClientOf(ReleasedContract release) {
        assertThat(compare(release.openApi(), NEWEST).isCompatible())
                .as(() -> changes(release.openApi()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "operationId: publicKeys, operationId: publicKeys, true",
        "/v1/auth/jwks:, /v1/auth/keys:, false",
        "'        expires_in: {type: integer, description: Seconds that the access token is good for.}\n', '', false",
        "'enum: [csv, ndjson, xlsx]', 'enum: [csv, ndjson]', false",
        "'    Location:\n      required: true\n', '    Location:\n', false"
    })
    void noticesWhatWouldBreakThem(String before, String after, boolean compatible) {
        assertThat(NEWEST).contains(before);
        String changed = NEWEST.replace(before, after);

        assertThat(compare(NEWEST, changed).isCompatible()).isEqualTo(compatible);
    }

    private static ChangedOpenApi compare(String before, String after) {
        return OpenApiCompare.fromContents(before, after, List.of(), OPTIONS);
    }

    private static String changes(String released) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (OutputStreamWriter writer = new OutputStreamWriter(text, StandardCharsets.UTF_8)) {
            new MarkdownRender().render(compare(released, NEWEST), writer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
