package org.customerapi.web;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;

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
     * Sends lines. Their making is interrupted when the client has gone.
     *
     * @param body writes them whole or in pieces, on the calling thread
     * @throws AnswerCutOffException when it fails after the first byte has left
     */
    public static void lines(HttpServletResponse response, StreamedAnswer.Body body) throws IOException {
        Thread maker = Thread.currentThread();
        send(response, SILENCE, maker::interrupt, body);
    }

    /**
     * Sends one value of JSON. What makes it goes on to its end, whether or not the client waits for it.
     *
     * @param body writes the value once all is done, on the calling thread
     * @throws AnswerCutOffException when it fails after the first byte has left
     */
    public static void value(HttpServletResponse response, StreamedAnswer.Body body) throws IOException {
        send(response, SILENCE, () -> {}, body);
    }

    static void send(HttpServletResponse response, Duration silence, Runnable onGone, StreamedAnswer.Body body)
            throws IOException {
        StreamedAnswer.send(response, out -> {
            KeptAliveOutput lines = new KeptAliveOutput(out);
            write(lines, Heartbeat.start(lines, silence, onGone), body);
        });
    }

    private static void write(KeptAliveOutput out, Heartbeat heartbeat, StreamedAnswer.Body body) throws IOException {
        try (heartbeat) {
            body.writeTo(out);
            out.close();
        } catch (RuntimeException failure) {
            throwIfGone(heartbeat);
            throw failure;
        } finally {
            forgetInterrupts(heartbeat);
        }
    }

    /** Whatever an interrupt made fail, the reason is the client. */
    private static void throwIfGone(Heartbeat heartbeat) throws IOException {
        IOException gone = heartbeat.gone();
        if (gone != null) {
            throw gone;
        }
    }

    /** The thread goes on to serve others. */
    private static void forgetInterrupts(Heartbeat heartbeat) {
        if (heartbeat.gone() != null) {
            boolean _ = Thread.interrupted();
        }
    }
}
