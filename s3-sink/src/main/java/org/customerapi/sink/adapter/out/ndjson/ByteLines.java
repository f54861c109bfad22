package org.customerapi.sink.adapter.out.ndjson;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines without decoding them, since their reader takes bytes as well and decoding costs
 * more than all the rest.
 */
final class ByteLines implements AutoCloseable {

    private static final int AT_FIRST = 64 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[AT_FIRST];
    private int lineStart;
    private int lineEnd;
    private int next;
    private int end;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        lineStart = next;
        int looked = next;
        while (true) {
            for (; looked < end; looked++) {
                if (buffer[looked] == '\n') {
                    lineEnd = looked;
                    next = looked + 1;
                    return true;
                }
            }
            looked -= makeRoom();
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                lineEnd = end;
                next = end;
                return lineEnd > lineStart;
            }
            end += read;
        }
    }

    /** Moves the line that has begun to the front, or makes the buffer larger; answers by how much it moved. */
    private int makeRoom() {
        if (end < buffer.length) {
            return 0;
        }
        int moved = lineStart;
        if (moved == 0) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        } else {
            System.arraycopy(buffer, moved, buffer, 0, end - moved);
            end -= moved;
            lineStart = 0;
        }
        return moved;
    }

    /** What the line stands in; good until the next one is asked for. */
    byte[] buffer() {
        return buffer;
    }

    /** Where the line starts in the buffer. */
    int start() {
        return lineStart;
    }

    /** Bytes of the line, without its end. */
    int length() {
        return lineEnd - lineStart;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
