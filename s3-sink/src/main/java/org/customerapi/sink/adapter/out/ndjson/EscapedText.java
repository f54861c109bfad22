package org.customerapi.sink.adapter.out.ndjson;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A string of JSON (RFC 8259, section 7), unescaped as bytes: what archives hold is JSON within JSON, and to make
 * characters of it and bytes of them again costs more than all else of a line.
 */
final class EscapedText {

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final byte[] MEANT = {'"', '\\', '/', '\b', '\f', '\n', '\r', '\t'};

    private EscapedText() {}

    /**
     * The bytes that are meant.
     *
     * @param start the first byte after the quotation mark
     * @param limit where the string must have ended
     * @return {@code null} when an escaped character stands for its code, or the string is none
     */
    static byte @Nullable [] unescaped(byte[] buffer, int start, int limit) {
        int escapes = 0;
        for (int at = start; at < limit; at++) {
            if (buffer[at] == '"') {
                return escapes == 0 ? Arrays.copyOfRange(buffer, start, at) : copied(buffer, start, at, escapes);
            }
            if (buffer[at] == '\\') {
                at++;
                escapes++;
            }
        }
        return null;
    }

    private static byte @Nullable [] copied(byte[] buffer, int start, int end, int escapes) {
        byte[] bytes = new byte[end - start - escapes];
        int length = 0;
        for (int at = start; at < end; at++) {
            byte next = buffer[at];
            if (next == '\\') {
                int known = ESCAPES.indexOf(buffer[++at]);
                if (known < 0) {
                    return null;
                }
                next = MEANT[known];
            }
            bytes[length++] = next;
        }
        return bytes;
    }
}
