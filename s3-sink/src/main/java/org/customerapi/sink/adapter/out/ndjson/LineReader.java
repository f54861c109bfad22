package org.customerapi.sink.adapter.out.ndjson;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordHeader;
import org.customerapi.sink.domain.RecordTime;

/** Reads, one at a time, the records that a {@link LineWriter} wrote. */
public final class LineReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String topic;
    private final BufferedReader lines;

    /** @param topic where the records stood; the lines do not say it */
    public LineReader(String topic, InputStream in) {
        this.topic = topic;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * The next record; empty at the end.
     *
     * @throws MalformedLineException when the line is none that a {@link LineWriter} writes
     * @throws IOException when the stream fails
     */
    public Optional<LogRecord> next() throws IOException {
        return Optional.ofNullable(lines.readLine()).map(this::record);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private LogRecord record(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new LogRecord(
                    new Partition(topic, json.required("partition").asInt()),
                    json.required("offset").asLong(),
                    new RecordTime(
                            json.required("timestamp").asLong(),
                            RecordTime.Kind.labelled(
                                    json.required("timestampType").asString())),
                    payload(json, "key"),
                    headers(json.required("headers")),
                    payload(json, "value"));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new MalformedLineException(unreadable);
        }
    }

    private static List<RecordHeader> headers(JsonNode json) {
        List<RecordHeader> headers = new ArrayList<>();
        for (JsonNode header : json) {
            headers.add(new RecordHeader(header.required("name").asString(), payload(header, "value")));
        }
        return headers;
    }

    private static @Nullable Payload payload(JsonNode json, String name) {
        JsonNode binary = json.get(name + LineWriter.BASE64);
        if (binary != null) {
            return Payload.of(binary.binaryValue());
        }
        JsonNode text = json.required(name);
        return text.isNull() ? null : Payload.of(text.asString());
    }
}
