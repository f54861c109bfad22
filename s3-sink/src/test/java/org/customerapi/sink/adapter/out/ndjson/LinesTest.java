package org.customerapi.sink.adapter.out.ndjson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordHeader;
import org.customerapi.sink.domain.RecordTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LinesTest {

    private static final byte[] NO_TEXT = {(byte) 0xff, 0, (byte) 0xc3, 0x28};

    @Test
    void writesARecordAsOneLineOfJson() {
        LogRecord record = new LogRecord(
                new Partition("t", 3),
                17,
                new RecordTime(1_772_355_600_123L, RecordTime.Kind.LOG_APPEND_TIME),
                Payload.of("k"),
                List.of(new RecordHeader("ce_type", Payload.of("a")), new RecordHeader("bin", Payload.of(NO_TEXT))),
                Payload.of("{\"name\":\"Öberg\\n\"}"));
        assertThat(written(record)).isEqualTo("""
                {"partition":3,"offset":17,"timestamp":1772355600123,"timestampType":"LogAppendTime","key":"k",\
                "headers":[{"name":"ce_type","value":"a"},{"name":"bin","valueBase64":"/wDDKA=="}],\
                "value":"{\\"name\\":\\"Öberg\\\\n\\"}"}
                """);
    }

    @Test
    void givesBackExactlyWhatWasWritten() throws IOException {
        List<LogRecord> records = List.of(
                record(Payload.of("key"), Payload.of("value")),
                record(null, null),
                record(Payload.of(""), Payload.of("")),
                record(Payload.of(NO_TEXT), Payload.of(NO_TEXT)),
                record(Payload.of("\"\\/\b\f\n\r\t"), Payload.of("{\"name\":\"Ö\\\"berg\\n\"}\\")),
                record(Payload.of("\u0000\u2028\"\\ 𝄞 \ufeff \ufffd"), Payload.of("line\r\nbreak")));
        LineReader reader = reader(written(records.toArray(LogRecord[]::new)));
        for (LogRecord record : records) {
            assertThat(reader.next()).contains(record);
        }
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void readsEveryEscapeOfJson() throws IOException {
        String value = "\\u00d6\\/\\b\\f\\n\\r\\t\\\\\\\"\\ud834\\udd1e";
        assertThat(reader(line("\"" + value + "\"")).next().orElseThrow().value())
                .isEqualTo(Payload.of("Ö/\b\f\n\r\t\\\"𝄞"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\x\"", "\"a\\", "\"a", "\"a\u0001\"", "7", "[]", "\"a\"b\""})
    void refusesValuesThatAreNoText(String value) {
        assertThatExceptionOfType(MalformedLineException.class)
                .isThrownBy(() -> reader(line(value)).next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"partition\":1}", "null", "{\"partition\":\"x\",\"offset\":1}"})
    void refusesOtherLines(String line) {
        assertThatExceptionOfType(MalformedLineException.class)
                .isThrownBy(() -> reader(line + "\n").next());
    }

    private static LogRecord record(@Nullable Payload key, @Nullable Payload value) {
        return new LogRecord(
                new Partition("t", 0),
                5,
                new RecordTime(1, RecordTime.Kind.CREATE_TIME),
                key,
                List.of(
                        new RecordHeader("same", Payload.of("1")),
                        new RecordHeader("same", Payload.of("2")),
                        new RecordHeader("none", null),
                        new RecordHeader("", Payload.of(NO_TEXT))),
                value);
    }

    private static String line(String value) {
        return "{\"partition\":0,\"offset\":5,\"timestamp\":1,\"timestampType\":\"CreateTime\",\"key\":null,"
                + "\"headers\":[],\"value\":" + value + "}\n";
    }

    private static String written(LogRecord... records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineWriter writer = new LineWriter(out);
        for (LogRecord record : records) {
            writer.write(record);
        }
        writer.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static LineReader reader(String lines) {
        return new LineReader("t", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
