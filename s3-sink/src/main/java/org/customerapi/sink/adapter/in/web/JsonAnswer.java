package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.web.KeptAliveAnswer;

/** Answers one value of JSON that S3 may take long for. */
final class JsonAnswer {

    private final JsonMapper json;

    JsonAnswer(JsonMapper json) {
        this.json = json;
    }

    /** Answers what the work comes to; the work is done to its end, even if the client leaves. */
    void send(HttpServletResponse response, HttpStatus status, Supplier<?> work) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        KeptAliveAnswer.ofChange(response, out -> out.write(json.writeValueAsBytes(work.get())));
    }
}
