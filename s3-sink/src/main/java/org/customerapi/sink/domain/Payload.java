package org.customerapi.sink.domain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a record, compared by content; whoever makes or reads one leaves the array as it is. */
public final class Payload {

    /** What Java reads for bytes that are malformed; a text may also hold it. */
    private static final char REPLACEMENT = '\ufffd';

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These bytes, not copied. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    /** The text in UTF-8. */
    public static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes, not copied. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether the bytes are well-formed UTF-8. */
    public boolean isUtf8() {
        return text().indexOf(REPLACEMENT) < 0 || isStrictlyUtf8();
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }

    private boolean isStrictlyUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
