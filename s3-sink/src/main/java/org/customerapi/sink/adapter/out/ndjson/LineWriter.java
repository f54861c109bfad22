package org.customerapi.sink.adapter.out.ndjson;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import org.customerapi.sink.application.port.out.RecordPrinter;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordHeader;

/**
 * Writes records as lines of JSON. Bytes that are UTF-8 stand as text, all others in Base64 under a name that ends in
 * {@code Base64}; {@code null} stays {@code null}. Jackson's exceptions pass.
 */
public final class LineWriter implements RecordPrinter {

    static final String BASE64 = "Base64";

    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator("\n").build();

    private final JsonGenerator json;
    private boolean begun;

    public LineWriter(OutputStream out) {
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void write(LogRecord record) {
        begun = true;
        json.writeStartObject();
        json.writeNumberProperty("partition", record.partition().number());
        json.writeNumberProperty("offset", record.offset());
        json.writeNumberProperty("timestamp", record.time().millis());
        json.writeStringProperty("timestampType", record.time().kind().label());
        write("key", record.key());
        json.writeName("headers");
        write(record.headers());
        write("value", record.value());
        json.writeEndObject();
    }

    /** Does nothing the second time, also when it failed the first time. */
    @Override
    public void end() {
        if (json.isClosed()) {
            return;
        }
        if (begun) {
            json.writeRaw('\n');
        }
        json.close();
    }

    /** The headers of a record as they stand in its line. */
    public static String headersOf(LogRecord record) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        LineWriter line = new LineWriter(text);
        line.write(record.headers());
        line.json.close();
        return text.toString(StandardCharsets.UTF_8);
    }

    private void write(List<RecordHeader> headers) {
        json.writeStartArray();
        for (RecordHeader header : headers) {
            json.writeStartObject();
            json.writeStringProperty("name", header.name());
            write("value", header.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(String name, @Nullable Payload payload) {
        if (payload == null) {
            json.writeNullProperty(name);
            return;
        }
        byte[] bytes = payload.bytes();
        if (payload.isUtf8()) {
            json.writeName(name);
            json.writeUTF8String(bytes, 0, bytes.length);
        } else {
            json.writeBinaryProperty(name + BASE64, bytes);
        }
    }
}
