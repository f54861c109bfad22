package org.customerapi.web;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer that may take long to be made. Whenever nothing of it is ready for some seconds, a blank line goes out: readers
 * of NDJSON and of JSON pass over it, clients and proxies see that work goes on, and a client that has gone is noticed. What
 * fails within the first of these silences can still become a problem.
 */
public final class KeptAliveAnswer {

    /** Well below the 30 seconds after which proxies lose patience; long enough for refusals to come with their status. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private KeptAliveAnswer() {}

    /**
     * Sends what is read, in lines. The reading is interrupted when the client has gone.
     *
     * @param body writes the lines whole or in pieces, on the calling thread
     * @throws AnswerCutOffException when it fails after the first byte has left
     */
    public static void ofReading(HttpServletResponse response, StreamedAnswer.Body body) throws IOException {
        ofReading(response, SILENCE, body);
    }

    static void ofReading(HttpServletResponse response, Duration silence, StreamedAnswer.Body body) throws IOException {
        send(response, silence, Thread.currentThread(), body);
    }

    /**
     * Sends what comes of a change, in lines or as one value of JSON. The change is never interrupted; only what it writes
     * fails when the client has gone.
     *
     * @param body makes the change and writes, on the calling thread
     * @throws AnswerCutOffException when it fails after the first byte has left
     */
    public static void ofChange(HttpServletResponse response, StreamedAnswer.Body body) throws IOException {
        ofChange(response, SILENCE, body);
    }

    static void ofChange(HttpServletResponse response, Duration silence, StreamedAnswer.Body body) throws IOException {
        send(response, silence, null, body);
    }

    private static void send(
            HttpServletResponse response, Duration silence, @Nullable Thread reader, StreamedAnswer.Body body)
            throws IOException {
        StreamedAnswer.send(response, out -> {
            KeptAliveOutput lines = new KeptAliveOutput(out);
            write(lines, Heartbeat.start(lines, silence, reader), body);
        });
    }

    private static void write(KeptAliveOutput out, Heartbeat heartbeat, StreamedAnswer.Body body) throws IOException {
        try (heartbeat) {
            body.writeTo(out);
            out.close();
        } catch (RuntimeException failure) {
            throwIfInterrupted(heartbeat);
            throw failure;
        } finally {
            forgetInterrupts(heartbeat);
        }
    }

    /** Whatever an interrupt made fail, the reason is the client. */
    private static void throwIfInterrupted(Heartbeat heartbeat) throws IOException {
        IOException gone = heartbeat.interrupted();
        if (gone != null) {
            throw gone;
        }
    }

    /** The thread goes on to serve others. */
    private static void forgetInterrupts(Heartbeat heartbeat) {
        if (heartbeat.interrupted() != null) {
            boolean _ = Thread.interrupted();
        }
    }
}
