package org.customerapi.web;

import java.io.IOException;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON with its {@code Content-Length}. Spring's converter flushes at the end, before which nobody knew the length:
 * the answer goes out in chunks, whose last, empty one is a packet of its own that every client and proxy waits for.
 */
final class SizedJsonConverter extends JacksonJsonHttpMessageConverter {

    SizedJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object object, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        HeldBody body = new HeldBody(message);
        super.writeInternal(object, type, body, hints);
        body.end();
    }
}
