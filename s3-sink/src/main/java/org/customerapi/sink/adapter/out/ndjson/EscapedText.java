package org.customerapi.sink.adapter.out.ndjson;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Unescapes strings of JSON (RFC 8259, section 7) as bytes: what archives hold is JSON within JSON, and to make
 * characters of it and bytes of them again costs more than all else of a line. For one thread.
 */
final class EscapedText {

    private static final byte NONE = 0;
    private static final byte[] MEANT = new byte[128];

    static {
        MEANT['"'] = '"';
        MEANT['\\'] = '\\';
        MEANT['/'] = '/';
        MEANT['b'] = '\b';
        MEANT['f'] = '\f';
        MEANT['n'] = '\n';
        MEANT['r'] = '\r';
        MEANT['t'] = '\t';
    }

    private byte[] room = new byte[4096];

    /**
     * The bytes that are meant.
     *
     * @param start the first byte after the quotation mark
     * @param limit where the string must have ended
     * @return {@code null} when an escaped character stands for its code, or the string is none
     */
    byte @Nullable [] unescaped(byte[] buffer, int start, int limit) {
        if (room.length < limit - start) {
            room = new byte[2 * (limit - start)];
        }
        byte[] bytes = room;
        int length = 0;
        for (int at = start; at < limit; at++) {
            byte next = buffer[at];
            if (next == '"') {
                return Arrays.copyOf(bytes, length);
            }
            if (next == '\\') {
                next = ++at < limit ? meant(buffer[at]) : NONE;
                if (next == NONE) {
                    return null;
                }
            }
            bytes[length++] = next;
        }
        return null;
    }

    private static byte meant(byte escaped) {
        return escaped < 0 ? NONE : MEANT[escaped];
    }
}
