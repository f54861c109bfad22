package org.customerapi.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes whole lines on, so that a blank one can come between any two of them; holds what was begun of the next line. Safe
 * for use by the thread that writes and one that keeps the connection alive.
 */
final class KeptAliveOutput extends OutputStream {

    private final OutputStream out;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean unsent;
    private boolean ended;
    private long sentAt = System.nanoTime();

    KeptAliveOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int whole = wholeLines(bytes, offset, length);
        if (whole > 0) {
            passBegun();
            out.write(bytes, offset, whole);
        }
        begun.write(bytes, offset + whole, length - whole);
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
        unsent = false;
        sentAt = System.nanoTime();
    }

    /** Ends the answer, also where its last line has no end. */
    @Override
    public synchronized void close() throws IOException {
        if (!ended) {
            ended = true;
            passBegun();
        }
    }

    /** Nothing is passed on from now on but what is written. */
    synchronized void stop() {
        ended = true;
    }

    /** How long nothing has been sent, in nanoseconds. */
    synchronized long silence() {
        return System.nanoTime() - sentAt;
    }

    /** Sends what waits, or a blank line where nothing does. */
    synchronized void beat() throws IOException {
        if (ended) {
            return;
        }
        if (!unsent) {
            out.write('\n');
        }
        flush();
    }

    private void passBegun() throws IOException {
        begun.writeTo(out);
        begun.reset();
        unsent = true;
    }

    private static int wholeLines(byte[] bytes, int offset, int length) {
        int whole = length;
        while (whole > 0 && bytes[offset + whole - 1] != '\n') {
            whole--;
        }
        return whole;
    }
}
