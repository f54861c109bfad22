package org.customerapi.write.adapter.in.web.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Splits a stream into lines, of which it keeps no more than a bounded part in memory; lines can be put back. */
public final class LineSource {

    /** Limit of a line, in bytes; a longer one is skipped to its end. */
    static final int MAX_BYTES = 256 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream stream;
    private final byte[] buffer = new byte[64 * 1024];
    private final Deque<Line> putBack = new ArrayDeque<>();
    private int position;
    private int end;
    private long number;

    public LineSource(InputStream stream) {
        this.stream = stream;
    }

    /** The next line; {@code null} at the end. */
    @Nullable
    Line next() {
        Line again = putBack.poll();
        return again == null ? read() : again;
    }

    /** The next line that is not blank; {@code null} at the end. */
    @Nullable
    Line nextFilled() {
        Line line = next();
        while (line != null && line.isBlank()) {
            line = next();
        }
        return line;
    }

    /** Whether the next line, or part of one, is there already; when in doubt it is not. */
    boolean isAtHand() {
        return !putBack.isEmpty() || (position < end && indexOfNewline() >= 0) || isMoreThere();
    }

    private boolean isMoreThere() {
        try {
            return stream.available() > 0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Gives lines back, which will be read again in this order. */
    void putBack(List<Line> lines) {
        lines.reversed().forEach(putBack::push);
    }

    private @Nullable Line read() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        boolean anything = false;
        while (fill()) {
            anything = true;
            int newline = indexOfNewline();
            int stop = newline < 0 ? end : newline;
            tooLong |= line.size() + stop - position > MAX_BYTES;
            if (!tooLong) {
                line.write(buffer, position, stop - position);
            }
            position = newline < 0 ? end : newline + 1;
            if (newline >= 0) {
                break;
            }
        }
        return anything ? new Line(++number, tooLong ? new byte[0] : trimmed(line.toByteArray()), tooLong) : null;
    }

    private boolean fill() {
        if (position < end) {
            return true;
        }
        try {
            position = 0;
            end = stream.read(buffer);
            return end > 0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private int indexOfNewline() {
        for (int i = position; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private byte[] trimmed(byte[] line) {
        int from = number == 1 && beginsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
        int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        return Arrays.copyOfRange(line, from, to);
    }

    private static boolean beginsWithMark(byte[] line) {
        int length = BYTE_ORDER_MARK.length;
        return line.length >= length && Arrays.equals(line, 0, length, BYTE_ORDER_MARK, 0, length);
    }
}
