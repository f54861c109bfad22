package org.customerapi.sink.adapter.out.ndjson;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.customerapi.sink.domain.LogRecord;

/** Reads, one at a time, the records that a {@link LineWriter} wrote. */
public final class LineReader implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final String topic;
    private final ByteLines lines;
    private final EscapedText escaped = new EscapedText();

    /** @param topic where the records stood; the lines do not say it */
    public LineReader(String topic, InputStream in) {
        this.topic = topic;
        this.lines = new ByteLines(in);
    }

    /**
     * The next record; empty at the end.
     *
     * @throws MalformedLineException when the line is none that a {@link LineWriter} writes
     * @throws IOException when the stream fails
     */
    public Optional<LogRecord> next() throws IOException {
        return lines.next() ? Optional.of(record()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private LogRecord record() {
        try (JsonParser json =
                JSON.createParser(ObjectReadContext.empty(), lines.buffer(), lines.start(), lines.length())) {
            LogRecord record = new ParsedLine(topic, lines, escaped).read(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("more stands on the line than a record");
            }
            return record;
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new MalformedLineException(unreadable);
        }
    }
}
