package org.customerapi.gateway.forward;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

import org.customerapi.gateway.route.Part;
import org.customerapi.gateway.route.Route;

/** Copies the body of a part's answer to the client as it comes. */
final class PartAnswer implements ServerResponse.HeadersBuilder.WriteFunction {

    private static final Logger LOG = LoggerFactory.getLogger(PartAnswer.class);
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Part part;
    private final InputStream body;
    private final boolean streamed;
    private final Runnable atEnd;

    /**
     * Holds an answer whose head is here and whose body is still to come.
     *
     * @param atEnd runs once the body is through, or has failed
     */
    PartAnswer(Route route, InputStream body, HttpHeaders headers, Runnable atEnd) {
        this.part = route.part();
        this.body = body;
        this.streamed = route.is(Route.Trait.TRICKLING) || isStreamed(headers);
        this.atEnd = atEnd;
    }

    @Override
    public @Nullable ModelAndView write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (body) {
            copy(response);
            response.flushBuffer();
        } finally {
            atEnd.run();
        }
        return null;
    }

    private void copy(HttpServletResponse response) throws IOException {
        OutputStream client = response.getOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = next(buffer, response); read >= 0; read = next(buffer, response)) {
            client.write(buffer, 0, read);
            if (streamed) {
                client.flush();
            }
        }
    }

    private int next(byte[] buffer, HttpServletResponse response) throws IOException {
        try {
            return body.read(buffer);
        } catch (IOException broken) {
            if (!response.isCommitted()) {
                throw new PartFailure(part, PartFailure.kindOf(causeOf(broken)), broken);
            }
            LOG.warn("The answer of the {} broke off: {}", part.title(), broken.toString());
            throw cut();
        }
    }

    private static Throwable causeOf(IOException broken) {
        return broken.getCause() == null ? broken : broken.getCause();
    }

    /**
     * An answer that breaks off must look broken to the client too: the connection is cut, not ended. The exception has
     * no cause, since Spring takes an EOFException below for a client that left, and would end the answer in good order.
     */
    private static CloseNowException cut() {
        return new CloseNowException("the answer of the part broke off");
    }

    /** JSON pages are small and need no flush for each piece; everything else of unknown length is a stream. */
    private static boolean isStreamed(HttpHeaders headers) {
        boolean json = MediaType.APPLICATION_JSON.isCompatibleWith(headers.getContentType());
        return headers.getContentLength() < 0 && !json;
    }
}
