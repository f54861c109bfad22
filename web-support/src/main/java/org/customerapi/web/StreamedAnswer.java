package org.customerapi.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer that is sent while it is made, and is whole, or seen to be none. */
public final class StreamedAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

    private StreamedAnswer() {}

    /** Writes the answer; its failures with {@link IOException} are those of the connection to the client. */
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Sends an answer. What fails before its first byte has left passes, and can become a problem.
     *
     * @throws AnswerCutOffException when it fails later
     */
    public static void send(HttpServletResponse response, Body body) throws IOException {
        try {
            body.writeTo(response.getOutputStream());
        } catch (IOException | UncheckedIOException gone) {
            if (!response.isCommitted()) {
                throw gone;
            }
            LOG.info("An answer is cut off, as its client broke off: {}", gone.getMessage());
            throw new AnswerCutOffException();
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) {
                throw failure;
            }
            LOG.atWarn().setCause(failure).log("An answer is cut off");
            throw new AnswerCutOffException();
        }
    }
}
