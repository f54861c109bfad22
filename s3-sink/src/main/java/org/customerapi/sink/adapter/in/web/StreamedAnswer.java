package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/** An answer of lines that are sent while they are made. */
final class StreamedAnswer {

    private static final Logger log = LoggerFactory.getLogger(StreamedAnswer.class);

    private StreamedAnswer() {}

    /** Writes the lines. */
    interface Body {
        void writeTo(OutputStream out);
    }

    /**
     * Sends an answer. What fails before its first byte has left passes, and becomes a problem.
     *
     * @throws AnswerCutOffException when it fails later
     */
    static void send(HttpServletResponse response, Body body) throws IOException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        try {
            body.writeTo(response.getOutputStream());
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) {
                throw failure;
            }
            log.atWarn().setCause(failure).log("An answer is cut off");
            throw new AnswerCutOffException();
        }
    }
}
