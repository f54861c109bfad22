package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import tools.jackson.databind.json.JsonMapper;

/** Writes values as lines of JSON that the client sees at once. */
final class LineStream {

    private final OutputStream out;
    private final JsonMapper json;

    LineStream(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    void write(Object value) {
        try {
            out.write(json.writeValueAsBytes(value));
            out.write('\n');
            out.flush();
        } catch (IOException clientGone) {
            throw new UncheckedIOException(clientGone);
        }
    }
}
