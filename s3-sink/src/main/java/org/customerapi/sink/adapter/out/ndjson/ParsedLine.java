package org.customerapi.sink.adapter.out.ndjson;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordHeader;
import org.customerapi.sink.domain.RecordTime;

/** A record, field by field as its line is read; Jackson's exceptions pass. */
final class ParsedLine {

    private static final List<String> NEEDED =
            List.of("partition", "offset", "timestamp", "timestampType", "key", "headers", "value");
    private static final int ALL = (1 << NEEDED.size()) - 1;

    private final String topic;
    private final ByteLines line;
    private final EscapedText escaped;
    private int seen;
    private final List<RecordHeader> headers = new ArrayList<>();
    private int partition;
    private long offset;
    private long millis;
    private RecordTime.Kind kind = RecordTime.Kind.NONE;
    private @Nullable Payload key;
    private @Nullable Payload value;

    /** @param line stands at what is parsed */
    ParsedLine(String topic, ByteLines line, EscapedText escaped) {
        this.topic = topic;
        this.line = line;
        this.escaped = escaped;
    }

    /** @throws IllegalArgumentException when it is no record */
    LogRecord read(JsonParser json) {
        expect(json.nextToken() == JsonToken.START_OBJECT);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            take(name, json);
        }
        expect(seen == ALL);
        return new LogRecord(
                new Partition(topic, partition), offset, new RecordTime(millis, kind), key, headers, value);
    }

    private void take(String name, JsonParser json) {
        int needed = NEEDED.indexOf(withoutEncoding(name));
        seen |= needed < 0 ? 0 : 1 << needed;
        switch (name) {
            case "partition" -> partition = json.getIntValue();
            case "offset" -> offset = json.getLongValue();
            case "timestamp" -> millis = json.getLongValue();
            case "timestampType" -> kind = RecordTime.Kind.labelled(json.getString());
            case "key", "key" + LineWriter.BASE64 -> key = payload(name, json);
            case "value", "value" + LineWriter.BASE64 -> value = payload(name, json);
            case "headers" -> takeHeaders(json);
            default -> json.skipChildren();
        }
    }

    private void takeHeaders(JsonParser json) {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            headers.add(header(json));
        }
    }

    private RecordHeader header(JsonParser json) {
        @Nullable String called = null;
        @Nullable Payload content = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "name" -> called = json.getString();
                case "value", "value" + LineWriter.BASE64 -> content = payload(name, json);
                default -> json.skipChildren();
            }
        }
        if (called == null) {
            throw new IllegalArgumentException("a header has no name");
        }
        return new RecordHeader(called, content);
    }

    private @Nullable Payload payload(String name, JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return name.endsWith(LineWriter.BASE64) ? Payload.of(json.getBinaryValue()) : text(json);
    }

    /** The parser has only seen that a text begins; it checks it when it goes on, or reads it where we cannot. */
    private Payload text(JsonParser json) {
        expect(json.currentToken() == JsonToken.VALUE_STRING);
        int begun = line.start() + (int) json.currentLocation().getByteOffset();
        byte @Nullable [] bytes = escaped.unescaped(line.buffer(), begun, line.start() + line.length());
        return bytes == null ? Payload.of(json.getString()) : Payload.of(bytes);
    }

    private static String withoutEncoding(String name) {
        return name.endsWith(LineWriter.BASE64) ? name.substring(0, name.length() - LineWriter.BASE64.length()) : name;
    }

    private static void expect(boolean isSo) {
        if (!isSo) {
            throw new IllegalArgumentException("it is no record");
        }
    }
}
