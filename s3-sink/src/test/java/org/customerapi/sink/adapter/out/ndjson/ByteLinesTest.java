package org.customerapi.sink.adapter.out.ndjson;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteLinesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 65_536, 1_000_000})
    void findsLinesOfAnyLengthHoweverTheyComeIn(int bytesAtOnce) throws IOException {
        List<String> lines = List.of("a", "", "ö".repeat(50_000), "b", "c".repeat(65_535), "d".repeat(65_536), "e");

        assertThat(read(String.join("\n", lines) + "\n", bytesAtOnce)).isEqualTo(lines);
    }

    @Test
    void takesALastLineWithoutAnEnd() throws IOException {
        assertThat(read("a\nb", 10)).containsExactly("a", "b");
    }

    @Test
    void findsNothingInNothing() throws IOException {
        assertThat(read("", 10)).isEmpty();
    }

    private static List<String> read(String text, int bytesAtOnce) throws IOException {
        List<String> found = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ByteLines lines = new ByteLines(trickling(new ByteArrayInputStream(bytes), bytesAtOnce))) {
            while (lines.next()) {
                found.add(new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static InputStream trickling(InputStream in, int bytesAtOnce) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, bytesAtOnce));
            }
        };
    }
}
